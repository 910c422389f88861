import { demoLogins } from '../../seed-logins'

export type StaffKey = 'camille' | 'sacha' | 'ines' | 'louis'
export type StaffMember = {
  key: StaffKey
  name: string
  role: 'owner' | 'manager' | 'accountant' | 'viewer'
  email: string
  /** null: made up while seeding and kept by nobody. */
  password: string | null
}

const [owner, accountant] = demoLogins

/** The agency's people; only the two demo logins have a password that somebody knows. */
export const staff: readonly StaffMember[] = [
  { key: 'camille', name: 'Camille Roussel', ...owner },
  { key: 'sacha', name: 'Sacha Perrin', ...accountant },
  { key: 'ines', name: 'Inès Belkacem', role: 'manager', email: 'ines@trait-d-union.test', password: null },
  { key: 'louis', name: 'Louis Ferrand', role: 'viewer', email: 'louis@trait-d-union.test', password: null },
]
