'use client'

import { useEffect, useState, type ReactElement } from 'react'

import { useApi } from '../useApi'
import { useAdminTexts } from '../useAdminTexts'
import { listAt, textAt } from '../records'

type Client = { id: string; name: string }

/** So many clients are offered at once; typing part of a name finds the others. */
const most = 50

/** Chooses a client by part of the name: the field `client` of the form around it. */
export function ClientPicker(): ReactElement {
  const { exports: texts } = useAdminTexts().texts
  const [search, setSearch] = useState('')
  const clients = useClients(search)
  return (
    <>
      <label>
        {texts.search}
        <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
      </label>
      <label>
        {texts.client}
        <select name="client" required>
          {clients.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

function useClients(search: string): Client[] {
  const { call } = useApi()
  const [clients, setClients] = useState<Client[]>([])
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(() => {
      void call(clientsPath(search)).then((answer) => {
        if (isCurrent && answer.ok) setClients(clientsIn(answer.body))
      })
    }, 200)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [call, search])
  return clients
}

function clientsPath(search: string): string {
  const query = new URLSearchParams({ depth: '0', limit: String(most), sort: 'name', 'select[name]': 'true' })
  if (search.trim() !== '') query.set('where[name][like]', search.trim())
  return `/clients?${query.toString()}`
}

function clientsIn(body: unknown): Client[] {
  return listAt(body, 'docs').flatMap((client) => {
    const id = textAt(client, 'id')
    const name = textAt(client, 'name')
    return id === null || name === null ? [] : [{ id, name }]
  })
}
