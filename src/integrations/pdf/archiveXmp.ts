/** What Factur-X tells about the invoice inside: the name of the attached XML and its profile. */
export type ElectronicInvoice = { filename: string; version: string; conformanceLevel: string }

export type ArchiveFacts = {
  documentId: string
  title: string
  language: 'fr' | 'en'
  createdAt: Date
  producer: string
  electronicInvoice: ElectronicInvoice | null
}

/** Our own XMP namespace. It is written into files that are kept for years: it never changes. */
const namespace = 'urn:trait-d-union:document:1.0#'

/** Fixed by the Factur-X specification. */
const facturXNamespace = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#'

/**
 * The XMP packet of an archived document: PDF/A-3b, title, dates, the document's id as `tdu:documentId`, and what Factur-X
 * wants known of an electronic invoice.
 *
 * PDF/A wants a property of one's own described beside it: that is the extension schema. Dates are UTC, to the second.
 */
export function archiveXmp(facts: ArchiveFacts): string {
  const { documentId, title, language, createdAt, producer, electronicInvoice } = facts
  const date = `${createdAt.toISOString().slice(0, 19)}Z`
  return `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:CreatorTool>${escapeXml(producer)}</xmp:CreatorTool>
<pdf:Producer>${escapeXml(producer)}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:tdu="${namespace}">
<tdu:documentId>${escapeXml(documentId)}</tdu:documentId>
</rdf:Description>
${electronicInvoice === null ? '' : invoiceProperties(electronicInvoice)}${extensionSchemas(electronicInvoice !== null)}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

function invoiceProperties({ filename, version, conformanceLevel }: ElectronicInvoice): string {
  return `<rdf:Description rdf:about="" xmlns:fx="${facturXNamespace}">
<fx:DocumentType>INVOICE</fx:DocumentType>
<fx:DocumentFileName>${escapeXml(filename)}</fx:DocumentFileName>
<fx:Version>${escapeXml(version)}</fx:Version>
<fx:ConformanceLevel>${escapeXml(conformanceLevel)}</fx:ConformanceLevel>
</rdf:Description>
`
}

type Schema = { title: string; uri: string; prefix: string; properties: { name: string; description: string }[] }

const ownSchema: Schema = {
  title: "Trait d'Union document identity",
  uri: namespace,
  prefix: 'tdu',
  properties: [{ name: 'documentId', description: "Identifies the document at its issuer's verification page" }],
}

const facturXSchema: Schema = {
  title: 'Factur-X PDFA Extension Schema',
  uri: facturXNamespace,
  prefix: 'fx',
  properties: [
    { name: 'DocumentFileName', description: 'The name of the embedded XML document' },
    { name: 'DocumentType', description: 'The type of the hybrid document in capital letters, e.g. INVOICE or ORDER' },
    { name: 'Version', description: 'The actual version of the standard applying to the embedded XML document' },
    { name: 'ConformanceLevel', description: 'The conformance level of the embedded XML document' },
  ],
}

function extensionSchemas(isInvoice: boolean): string {
  const schemas = isInvoice ? [ownSchema, facturXSchema] : [ownSchema]
  return `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>${schemas.map(schemaItem).join('')}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`
}

function schemaItem({ title, uri, prefix, properties }: Schema): string {
  return `<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>${title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>${properties.map(propertyItem).join('')}</rdf:Seq></pdfaSchema:property>
</rdf:li>`
}

function propertyItem({ name, description }: Schema['properties'][number]): string {
  return `<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>${name}</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>${description}</pdfaProperty:description>
</rdf:li>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeXml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
