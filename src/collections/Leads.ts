import type { CollectionConfig } from 'payload'

import { roles, staff } from '../access/rules'
import { leadStates } from '../domain/leads/lifecycle'
import { moneyField } from '../fields/amounts'
import { t } from '../fields/labels'
import { stateField, systemDate, systemJson, systemNumber, systemRelation } from '../fields/system'
import { recordStates } from '../hooks/ledger/recordStates'
import { groups } from './groups'

/** Somebody who asked (L1–L3). */
export const Leads: CollectionConfig = {
  slug: 'leads',
  labels: { singular: t('Demande', 'Lead'), plural: t('Demandes', 'Leads') },
  trash: true,
  enableQueryPresets: true,
  admin: {
    useAsTitle: 'name',
    group: groups.sales,
    defaultColumns: ['name', 'company', 'state', 'score', 'source', 'createdAt'],
    listSearchableFields: ['name', 'email', 'company'],
    enableListViewSelectAPI: true,
  },
  access: { read: staff, create: roles('owner', 'manager'), update: roles('owner', 'manager'), delete: roles('owner') },
  hooks: { afterChange: [recordStates('lead')] },
  fields: [
    stateField(
      leadStates,
      {
        new: t('Nouvelle', 'New'),
        qualified: t('Qualifiée', 'Qualified'),
        quoted: t('Devis fait', 'Quoted'),
        won: t('Gagnée', 'Won'),
        lost: t('Perdue', 'Lost'),
        quarantined: t('Quarantaine', 'Quarantined'),
      },
      'new',
    ),
    {
      type: 'row',
      fields: [
        { name: 'name', type: 'text', required: true, label: t('Nom', 'Name'), admin: { width: '50%' } },
        { name: 'company', type: 'text', label: t('Société', 'Company'), admin: { width: '50%' } },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'email',
          type: 'email',
          required: true,
          index: true,
          label: t('E-mail', 'E-mail'),
          admin: { width: '50%' },
        },
        { name: 'phone', type: 'text', index: true, label: t('Téléphone', 'Phone'), admin: { width: '50%' } },
      ],
    },
    { name: 'siren', type: 'text', index: true, label: t('SIREN', 'SIREN') },
    {
      name: 'projectType',
      type: 'select',
      label: t('Type de projet', 'Kind of project'),
      options: [
        { value: 'website', label: t('Site vitrine', 'Website') },
        { value: 'shop', label: t('Boutique en ligne', 'Online shop') },
        { value: 'application', label: t('Application', 'Application') },
        { value: 'identity', label: t('Identité visuelle', 'Visual identity') },
        { value: 'content', label: t('Contenu', 'Content') },
        { value: 'other', label: t('Autre', 'Other') },
      ],
    },
    { name: 'need', type: 'textarea', required: true, label: t('Besoin', 'Need') },
    {
      type: 'row',
      fields: [
        moneyField({ name: 'budgetCents', label: t('Budget', 'Budget'), width: '50%', min: 0 }),
        { name: 'deadline', type: 'text', label: t('Échéance souhaitée', 'Wished deadline'), admin: { width: '50%' } },
      ],
    },
    {
      name: 'source',
      type: 'select',
      required: true,
      defaultValue: 'website',
      index: true,
      label: t('Provenance', 'Source'),
      options: [
        { value: 'website', label: t('Site', 'Website') },
        { value: 'referral', label: t('Recommandation', 'Referral') },
        { value: 'network', label: t('Réseau', 'Network') },
        { value: 'search', label: t('Moteur de recherche', 'Search engine') },
        { value: 'social', label: t('Réseaux sociaux', 'Social media') },
        { value: 'event', label: t('Événement', 'Event') },
        { value: 'other', label: t('Autre', 'Other') },
      ],
    },
    systemJson('attribution', t('Campagne (UTM, page d’origine)', 'Campaign (UTM, referrer)')),
    {
      name: 'consent',
      type: 'group',
      label: t('Consentement commercial', 'Marketing consent'),
      access: { create: () => false, update: () => false },
      admin: { readOnly: true },
      fields: [
        { name: 'given', type: 'checkbox', defaultValue: false, label: t('Accordé', 'Given') },
        { name: 'text', type: 'textarea', label: t('Texte présenté', 'Text as shown') },
        { name: 'version', type: 'text', label: t('Version', 'Version') },
        { name: 'at', type: 'date', label: t('Date', 'Date') },
      ],
    },
    systemNumber('score', t('Score', 'Score'), { index: true, sidebar: true }),
    systemJson('scoreReasons', t('Raisons du score', 'Reasons of the score')),
    {
      name: 'owner',
      type: 'relationship',
      relationTo: 'users',
      maxDepth: 1,
      index: true,
      label: t('Responsable', 'Owner'),
      admin: { position: 'sidebar' },
    },
    systemRelation('client', t('Client', 'Client'), 'clients', { index: true, sidebar: true }),
    systemDate('firstAnsweredAt', t('Première réponse', 'First answer'), { sidebar: true }),
    { name: 'lostReason', type: 'text', label: t('Motif de perte', 'Reason of loss') },
    {
      name: 'history',
      type: 'array',
      label: t('Demandes précédentes', 'Earlier requests'),
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, initCollapsed: true },
      fields: [
        { name: 'at', type: 'date', required: true, label: t('Date', 'Date') },
        { name: 'need', type: 'textarea', label: t('Besoin', 'Need') },
      ],
    },
    { name: 'notes', type: 'textarea', label: t('Notes', 'Notes') },
  ],
}
