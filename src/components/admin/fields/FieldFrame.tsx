'use client'

import { fieldBaseClass, FieldDescription, FieldError, FieldLabel, RenderCustomComponent } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { FieldState, NumberFieldClient, TextFieldClient } from 'payload'
import type { ReactElement, ReactNode } from 'react'

import styles from './fields.module.css'

type FieldFrameProps = {
  field: Omit<NumberFieldClient, 'type'> | Omit<TextFieldClient, 'type'>
  path: string
  customComponents: FieldState['customComponents']
  showError: boolean
  /** Said in full under the input, instead of Payload's tooltip, which is cut short in a narrow column and absent on a phone. */
  fault: string | null
  isReadOnly: boolean
  className: string
  children: ReactNode
}

/** Payload's own look around an input of ours: label, error, description, and the parts that a config may replace. */
export function FieldFrame(props: FieldFrameProps): ReactElement {
  const { field, path, customComponents, showError, fault, isReadOnly, className, children } = props
  const { AfterInput, BeforeInput, Description, Error, Label } = customComponents ?? {}
  const description = field.admin?.description
  const classes = [
    fieldBaseClass,
    'text',
    className,
    field.admin?.className,
    showError && 'error',
    isReadOnly && 'read-only',
  ]
  return (
    <div className={classes.filter(Boolean).join(' ')} style={mergeFieldStyles(field)}>
      <RenderCustomComponent
        CustomComponent={Label}
        Fallback={
          <FieldLabel
            {...(field.label === undefined ? {} : { label: field.label })}
            path={path}
            required={field.required ?? false}
            htmlFor={inputId(path)}
          />
        }
      />
      <div className={`${fieldBaseClass}__wrap`}>
        {fault === null ? (
          <RenderCustomComponent CustomComponent={Error} Fallback={<FieldError path={path} showError={showError} />} />
        ) : null}
        {BeforeInput}
        {children}
        {AfterInput}
        {fault === null ? null : (
          <p className={styles['fault']} id={faultId(path)} role="alert">
            {fault}
          </p>
        )}
        <RenderCustomComponent
          CustomComponent={Description}
          Fallback={description === undefined ? null : <FieldDescription description={description} path={path} />}
        />
      </div>
    </div>
  )
}

/** The id of the sentence that says what is wrong with it. */
export function faultId(path: string): string {
  return `${inputId(path)}-fault`
}

/** The id of the input of a field, as Payload makes it. */
export function inputId(path: string): string {
  return `field-${path.replaceAll('.', '__')}`
}
