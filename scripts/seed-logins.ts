/** The people who can log in to the demo. The passwords are public: they open demo data on a machine of one's own. */
export const demoLogins = [
  { role: 'owner', email: 'camille@trait-d-union.test', password: 'camille-fait-des-devis' },
  { role: 'accountant', email: 'sacha@trait-d-union.test', password: 'sacha-compte-les-sous' },
] as const
