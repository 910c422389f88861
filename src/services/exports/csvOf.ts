import { getTranslation } from '@payloadcms/translations'
import type { CollectionSlug, FlattenedField, PayloadRequest, Where } from 'payload'

import { asUser } from '../../access/actors'
import { byteOrderMark, csvRow, csvScaled, type CsvNumber } from '../../domain/exports/csv'
import { utf8, type ExportFile } from './exportFile'

/** The lists that are exported. */
export const csvLists = ['quotes', 'invoices', 'payments', 'clients'] as const
export type CsvList = (typeof csvLists)[number]

/** What a list shows: its filter and its order, as the admin's address says them. */
export type ListView = { where: Where; sort: string | null }

const pageSize = 500

/**
 * Every row of a list that the person of the request may read, in the list's own order, with its visible columns under their names in
 * the person's language; amounts and rates as French decimals, dates in ISO. Read page by page.
 */
export function csvOf(req: PayloadRequest, list: CsvList, view: ListView): ExportFile {
  return {
    filename: `${list}.csv`,
    contentType: 'text/csv; charset=utf-8',
    chunks: utf8(csvTexts(req, list, view)),
  }
}

async function* csvTexts(req: PayloadRequest, list: CsvList, { where, sort }: ListView): AsyncGenerator<string> {
  const columns = columnsOf(req, list)
  for (let page = 1, isMore = true; isMore; page += 1) {
    const found = await req.payload.find({
      collection: list,
      where,
      // The id parts rows that the sort does not, so that no page repeats or skips one.
      sort: [...(sort === null ? ['-createdAt'] : sort.split(',')), 'id'],
      depth: 1,
      select: Object.fromEntries(columns.map(({ name }) => [name, true])),
      limit: pageSize,
      page,
      ...asUser(req),
    })
    // Not before the first page: a filter that Payload refuses is then answered as a refusal, not as a file.
    if (page === 1) {
      yield byteOrderMark
      yield csvRow(columns.map(({ label }) => label))
    }
    for (const row of found.docs) yield csvRow(columns.map(({ cellOf }) => cellOf(membersOf(row))))
    isMore = found.hasNextPage
  }
}

type Row = Readonly<Record<string, unknown>>
type Column = { name: string; label: string; cellOf: (row: Row) => string | CsvNumber }

/** A row of a collection is an object with string keys. */
function membersOf(row: object): Row {
  return row as Row
}

const shown = ['text', 'email', 'number', 'select', 'date', 'checkbox', 'relationship']

function columnsOf(req: PayloadRequest, list: CollectionSlug): Column[] {
  const fields = req.payload.collections[list].config.flattenedFields
  return fields.filter((field) => shown.includes(field.type) && !isHidden(field)).map((field) => columnOf(req, field))
}

function isHidden(field: FlattenedField): boolean {
  return ('hidden' in field && field.hidden === true) || ('admin' in field && field.admin?.hidden === true)
}

function columnOf(req: PayloadRequest, field: FlattenedField): Column {
  const { name } = field
  const label = 'label' in field && field.label ? textOf(getTranslation(field.label, req.i18n)) || name : name
  return { name, label, cellOf: (row) => cellOf(req, field, row[name]) }
}

function cellOf(req: PayloadRequest, field: FlattenedField, value: unknown): string | CsvNumber {
  if (value === null || value === undefined) return ''
  if (field.type === 'select')
    return [value]
      .flat()
      .map((one) => optionLabel(req, field.options, one))
      .join(', ')
  if (typeof value === 'number') return csvScaled(value, decimalsOf(field.name))
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'object' ? titleOf(value) : textOf(value)
}

/** How a number is stored tells its name (house style): cents, basis points, thousandths. */
function decimalsOf(name: string): number {
  if (/(Cents|Bp)$/.test(name)) return 2
  return name.endsWith('Milli') ? 3 : 0
}

type Options = Extract<FlattenedField, { type: 'select' }>['options']

function optionLabel(req: PayloadRequest, options: Options, value: unknown): string {
  const option = options.find((one) => (typeof one === 'string' ? one : one.value) === value)
  if (option === undefined || typeof option === 'string') return textOf(value)
  return textOf(getTranslation(option.label, req.i18n)) || option.value
}

/** What a person calls a related row; its id when they may not read more. */
function titleOf(related: object): string {
  for (const key of ['number', 'name', 'reference', 'email', 'title', 'id'])
    if (key in related) {
      const value = membersOf(related)[key]
      if (typeof value === 'string' && value !== '') return value
    }
  return ''
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
