/** Headings of accounting files, which are French whoever reads them (R27). */
export const exportTexts = {
  cashed: {
    columns: ['Jour', 'Taux de TVA (%)', 'Catégorie', 'HT', 'TVA', 'TTC'],
    /** Money that belongs to no invoice yet. */
    credit: 'Avoir client',
  },
  closing: {
    columns: ['Période', 'Début', 'Nature', 'Taux de TVA (%)', 'Catégorie', 'HT', 'TVA', 'TTC', 'Cumul perpétuel TTC'],
    periods: { day: 'Jour', month: 'Mois', year: 'Année' },
    kinds: {
      invoiced: 'Facturé',
      cashed: 'Encaissé',
      total: 'Total facturé',
      perpetual: 'Cumul depuis la première facture',
    },
  },
}
