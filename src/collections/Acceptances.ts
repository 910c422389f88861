import type { CollectionConfig } from 'payload'

import { acceptanceFiles } from '../endpoints/acceptanceFiles'
import { nobody, staffOrOwnClient } from '../access/rules'
import { t } from '../fields/labels'
import { announceAcceptance } from '../hooks/acceptances/announceAcceptance'
import { systemDate, systemJson, systemNumber, systemRelation, systemText } from '../fields/system'
import { groups } from './groups'

/** A version that all its signers have signed, with what was chosen: one per quote, written with the last signature (Q5). */
export const Acceptances: CollectionConfig = {
  slug: 'acceptances',
  labels: { singular: t('Acceptation', 'Acceptance'), plural: t('Acceptations', 'Acceptances') },
  disableDuplicate: true,
  disableBulkEdit: true,
  admin: {
    group: groups.journal,
    defaultColumns: ['quote', 'version', 'acceptedAt', 'sealedAt', 'timestampState'],
    components: {
      edit: { beforeDocumentControls: ['/src/components/admin/acceptances/AcceptanceControls#AcceptanceControls'] },
    },
  },
  access: {
    read: staffOrOwnClient('client', ['admin', 'sign', 'billing', 'read']),
    create: nobody,
    update: nobody,
    delete: nobody,
  },
  hooks: { afterChange: [announceAcceptance] },
  endpoints: acceptanceFiles,
  fields: [
    systemRelation('quote', t('Devis', 'Quote'), 'quotes', { required: true, index: true, unique: true }),
    systemRelation('version', t('Version', 'Version'), 'quote-versions', { required: true, index: true }),
    systemRelation('client', t('Client', 'Client'), 'clients', { required: true, index: true }),
    systemJson('selection', t('Options choisies', 'Chosen options'), { required: true }),
    systemJson('totals', t('Totaux signés', 'Signed totals'), { required: true }),
    systemText('sha256', t('Empreinte de ce qui est signé', 'Hash of what is signed'), { required: true }),
    systemDate('acceptedAt', t('Accepté le', 'Accepted at'), { required: true, index: true }),
    systemText('sealedPdfKey', t('PDF scellé', 'Sealed PDF'), { hidden: true, staffOnly: true }),
    systemText('sealedPdfSha256', t('Empreinte du PDF scellé', 'Hash of the sealed PDF'), { index: true }),
    systemNumber('sealedPdfByteLength', t('Taille du PDF scellé (octets)', 'Size of the sealed PDF (bytes)')),
    systemDate('sealedAt', t('Scellé le', 'Sealed at')),
    systemText('certificateSha256', t('Empreinte du certificat', 'Hash of the certificate'), { index: true }),
    systemText('certificateSubject', t('Certificat', 'Certificate')),
    {
      ...systemText('certificatePem', t('Certificat (PEM)', 'Certificate (PEM)'), { hidden: true }),
      maxLength: 20_000,
    },
    systemText('keyKind', t('Clé', 'Key'), {
      description: t('« demo » : clé de démonstration, sans valeur.', '“demo”: a demonstration key, of no value.'),
    }),
    systemText('timestampedPdfKey', t('PDF horodaté', 'Timestamped PDF'), { hidden: true, staffOnly: true }),
    systemText('timestampedPdfSha256', t('Empreinte du PDF horodaté', 'Hash of the timestamped PDF'), { index: true }),
    systemDate('timestampedAt', t('Horodaté le', 'Timestamped at')),
    {
      name: 'timestampState',
      type: 'select',
      required: true,
      defaultValue: 'none',
      label: t('Horodatage', 'Timestamp'),
      admin: { readOnly: true },
      options: [
        { value: 'none', label: t('Aucun', 'None') },
        { value: 'pending', label: t('En attente', 'Pending') },
        { value: 'done', label: t('Fait', 'Done') },
      ],
    },
  ],
}
