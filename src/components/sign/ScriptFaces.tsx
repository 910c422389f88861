'use client'

import type { ReactElement } from 'react'

import { RadioCard } from '@/components/ui/RadioCard'

import styles from './SignaturePads.module.css'
import { scriptFaces, type ScriptFace } from './signaturePicture'
import { useTexts } from './textsContext'

const faceNames: Readonly<Record<ScriptFace, string>> = {
  caveat: 'Caveat',
  dancingScript: 'Dancing Script',
  homemadeApple: 'Homemade Apple',
}

type ScriptFacesProps = { name: string; face: ScriptFace; onFace: (face: ScriptFace) => void }

/** The three hands to choose from, each shown by the signer's own name. */
export function ScriptFaces({ name, face, onFace }: ScriptFacesProps): ReactElement {
  const { sheet } = useTexts()
  return (
    <fieldset className={styles.faces}>
      <legend className={styles.legend}>{sheet.faces}</legend>
      {scriptFaces.map((option) => (
        <RadioCard
          key={option}
          name="scriptFace"
          value={option}
          checked={option === face}
          title={<span className={`${styles.sample} ${styles[option]}`}>{name || sheet.namePlaceholder}</span>}
          aside={<span className={styles.hint}>{faceNames[option]}</span>}
          onChange={() => onFace(option)}
        />
      ))}
    </fieldset>
  )
}
