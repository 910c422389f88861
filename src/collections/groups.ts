import { t } from '../fields/labels'

/** Groups of the admin's navigation, in the order of a sale. */
export const groups = {
  sales: t('Vente', 'Sales'),
  billing: t('Facturation', 'Billing'),
  delivery: t('Réalisation', 'Delivery'),
  site: t('Site', 'Site'),
  journal: t('Journaux', 'Journals'),
  settings: t('Réglages', 'Settings'),
}
