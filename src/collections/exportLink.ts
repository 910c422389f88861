/** The list's menu gets a way to what accountants take out of it (R27). */
export function exportLink(collectionSlug: string): { path: string; clientProps: { collectionSlug: string } } {
  return { path: '/src/components/admin/views/ExportListLink#ExportListLink', clientProps: { collectionSlug } }
}
