'use client'

import { useId, type ReactElement, type RefObject } from 'react'

import { RadioCard } from '@/components/ui/RadioCard'
import { Switch } from '@/components/ui/Switch'
import type { QuoteContent, QuoteLine } from '@/domain/quotes/content'

import { blocksOf, withOption, withPick, type Choices } from './choices'
import { LineDetail } from './LineDetail'
import { LinePrice } from './LinePrice'
import styles from './QuoteLines.module.css'
import { useTexts } from './textsContext'

type LinesProps = {
  content: QuoteContent
  choices: Choices
  isOpen: boolean
  onChange: (choices: Choices) => void
}

/** What is included, then what is, or was, left to the client's choice (Q4). */
export function QuoteLines({
  choicesStart,
  ...props
}: LinesProps & { choicesStart: RefObject<HTMLDivElement | null> }): ReactElement {
  const texts = useTexts()
  const blocks = blocksOf(props.content)
  return (
    <>
      {blocks.included.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.heading}>{texts.page.included}</h2>
          <ul>
            {blocks.included.map((block) =>
              block.kind === 'line' ? <FixedLine key={block.line.id} {...props} line={block.line} /> : null,
            )}
          </ul>
        </section>
      )}
      <div ref={choicesStart} className={styles.anchor} hidden={blocks.choices.length === 0}>
        <section className={styles.section}>
          <h2 className={styles.heading}>{props.isOpen ? texts.page.choices : texts.page.options}</h2>
          {props.isOpen && <p className={styles.hint}>{texts.page.choicesHint}</p>}
          {blocks.choices.map((block) => {
            if (block.kind === 'group')
              return <Group key={block.name} {...props} name={block.name} lines={block.lines} />
            return <Option key={block.line.id} {...props} line={block.line} />
          })}
        </section>
      </div>
    </>
  )
}

type LineProps = LinesProps & { line: QuoteLine }

function FixedLine(props: LineProps): ReactElement {
  return (
    <li className={styles.line}>
      <h3 className={styles.label}>{props.line.label}</h3>
      <LinePrice {...props} isTaken />
      <div className={styles.detail}>
        <LineDetail {...props} isTaken />
      </div>
    </li>
  )
}

function Option(props: LineProps): ReactElement {
  const { line, choices, isOpen, onChange } = props
  const id = useId()
  const isTaken = choices.taken[line.id] === true
  return (
    <div className={isTaken ? `${styles.option} ${styles.taken}` : styles.option}>
      <h3 className={styles.label} id={`${id}-label`}>
        {line.label}
      </h3>
      <Switch
        checked={isTaken}
        disabled={!isOpen}
        labelledBy={`${id}-label`}
        describedBy={`${id}-price`}
        onChange={(taken) => onChange(withOption(choices, line.id, taken))}
      />
      <div className={styles.detail}>
        <LineDetail {...props} isTaken={isTaken} />
      </div>
      <div className={styles.optionPrice} id={`${id}-price`}>
        <LinePrice {...props} isTaken={isTaken} />
      </div>
    </div>
  )
}

function Group(props: LinesProps & { name: string; lines: QuoteLine[] }): ReactElement {
  const { name, lines, choices, content, isOpen, onChange } = props
  const texts = useTexts()
  const radioName = useId()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{name === '' ? texts.page.groupLegend : name}</legend>
      {lines.map((line) => {
        const isTaken = choices.taken[line.id] === true
        return (
          <RadioCard
            key={line.id}
            name={radioName}
            value={line.id}
            checked={isTaken}
            disabled={!isOpen}
            title={line.label}
            aside={<LinePrice {...props} line={line} isTaken={isTaken} />}
            onChange={() => onChange(withPick(choices, content, line))}
          >
            <LineDetail {...props} line={line} isTaken={isTaken} />
          </RadioCard>
        )
      })}
    </fieldset>
  )
}
