import { StateCell as StateCell_0e34474f4d4b994a1c2d7bf85dbf4bf4 } from '../../../../src/components/admin/fields/StateCell'
import { ScaledNumberCell as ScaledNumberCell_f33e4610b6381f54e60763efd7fe2bf3 } from '../../../../src/components/admin/fields/ScaledNumberCell'
import { ScaledNumberField as ScaledNumberField_e373702bf0252b39b85750ae2007d49b } from '../../../../src/components/admin/fields/ScaledNumberField'
import { JsonView as JsonView_756264f33cc39845cf2cd572e991cbbe } from '../../../../src/components/admin/fields/JsonView'
import { CivilDateCell as CivilDateCell_9f82578f14c9ad5078553df699572cfe } from '../../../../src/components/admin/fields/CivilDateCell'
import { CivilDateInput as CivilDateInput_789c0c7b1437be4188fdebc65a358eb2 } from '../../../../src/components/admin/fields/CivilDateInput'
import { ExportListLink as ExportListLink_7e524b6d4b1b6d5d1537b52a9b977d68 } from '../../../../src/components/admin/views/ExportListLink'
import { LiveTotals as LiveTotals_f4bff835de5fb2601ef456768e2c7c3c } from '../../../../src/components/admin/quotes/LiveTotals'
import { QuoteLineLabel as QuoteLineLabel_bb5a05424fe7f89ef947ece67fde1080 } from '../../../../src/components/admin/quotes/QuoteLineLabel'
import { QuoteControls as QuoteControls_5dd506c0c3fd47d3043b89e6732d8d5c } from '../../../../src/components/admin/quotes/QuoteControls'
import { InvoiceTotals as InvoiceTotals_23c821b2e38bedc1aeb862aa1c148009 } from '../../../../src/components/admin/invoices/InvoiceTotals'
import { InvoiceControls as InvoiceControls_dce4df4e65358b9d2310409789f108a5 } from '../../../../src/components/admin/invoices/InvoiceControls'
import { PaymentControls as PaymentControls_70fc24609d69102e3e86d62085a5838e } from '../../../../src/components/admin/payments/PaymentControls'
import { NextPeriod as NextPeriod_c55ffffee7e38064691bb9c362153b1d } from '../../../../src/components/admin/invoices/NextPeriod'
import { BankLineMatches as BankLineMatches_9cae1adb09761a87ea90aac2ecbeeca9 } from '../../../../src/components/admin/payments/BankLineMatches'
import { ImportStatement as ImportStatement_af567c18666821cf44aa057061cca7eb } from '../../../../src/components/admin/payments/ImportStatement'
import { BankLineControls as BankLineControls_1b6fb06ca4a2ff2c05a88c4a33818fde } from '../../../../src/components/admin/payments/BankLineControls'
import { MilestoneInvoice as MilestoneInvoice_d549e6ecd651e99cef3cf938e90e87a4 } from '../../../../src/components/admin/invoices/MilestoneInvoice'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { RelationshipFeatureClient as RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChecklistFeatureClient as ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { IndentFeatureClient as IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AlignFeatureClient as AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AcceptanceControls as AcceptanceControls_cff67ef76cbb2510ad3d30b2d38cb94d } from '../../../../src/components/admin/acceptances/AcceptanceControls'
import { MessagePreview as MessagePreview_f9fa0177f4df5077c3c5a86e82ead1d1 } from '../../../../src/components/admin/messages/MessagePreview'
import { MessageControls as MessageControls_178d4d531990b1bf8badd91455f139c7 } from '../../../../src/components/admin/messages/MessageControls'
import { StripeEventControls as StripeEventControls_06b6da0a950287ab60454766914cc380 } from '../../../../src/components/admin/payments/StripeEventControls'
import { QueryPresetsAccessCell as QueryPresetsAccessCell_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { QueryPresetsWhereCell as QueryPresetsWhereCell_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { QueryPresetsWhereField as QueryPresetsWhereField_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { QueryPresetsColumnsCell as QueryPresetsColumnsCell_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { QueryPresetsColumnField as QueryPresetsColumnField_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { QueryPresetsGroupByCell as QueryPresetsGroupByCell_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { QueryPresetsGroupByField as QueryPresetsGroupByField_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { Icon as Icon_32175da4e38e0afb3868f30ed37acb89 } from '../../../../src/components/admin/brand/Icon'
import { Logo as Logo_ebbfbe3df3b5d716e3c5038d75f756d2 } from '../../../../src/components/admin/brand/Logo'
import { ExportsNavLink as ExportsNavLink_5a8e31cdb1cfb70be30ac22588afef5c } from '../../../../src/components/admin/views/ExportsNavLink'
import { Exports as Exports_784d4971a92d65f7161bfbeb600bd2e8 } from '../../../../src/components/admin/views/Exports'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/components/admin/fields/StateCell#StateCell": StateCell_0e34474f4d4b994a1c2d7bf85dbf4bf4,
  "/src/components/admin/fields/ScaledNumberCell#ScaledNumberCell": ScaledNumberCell_f33e4610b6381f54e60763efd7fe2bf3,
  "/src/components/admin/fields/ScaledNumberField#ScaledNumberField": ScaledNumberField_e373702bf0252b39b85750ae2007d49b,
  "/src/components/admin/fields/JsonView#JsonView": JsonView_756264f33cc39845cf2cd572e991cbbe,
  "/src/components/admin/fields/CivilDateCell#CivilDateCell": CivilDateCell_9f82578f14c9ad5078553df699572cfe,
  "/src/components/admin/fields/CivilDateInput#CivilDateInput": CivilDateInput_789c0c7b1437be4188fdebc65a358eb2,
  "/src/components/admin/views/ExportListLink#ExportListLink": ExportListLink_7e524b6d4b1b6d5d1537b52a9b977d68,
  "/src/components/admin/quotes/LiveTotals#LiveTotals": LiveTotals_f4bff835de5fb2601ef456768e2c7c3c,
  "/src/components/admin/quotes/QuoteLineLabel#QuoteLineLabel": QuoteLineLabel_bb5a05424fe7f89ef947ece67fde1080,
  "/src/components/admin/quotes/QuoteControls#QuoteControls": QuoteControls_5dd506c0c3fd47d3043b89e6732d8d5c,
  "/src/components/admin/invoices/InvoiceTotals#InvoiceTotals": InvoiceTotals_23c821b2e38bedc1aeb862aa1c148009,
  "/src/components/admin/invoices/InvoiceControls#InvoiceControls": InvoiceControls_dce4df4e65358b9d2310409789f108a5,
  "/src/components/admin/payments/PaymentControls#PaymentControls": PaymentControls_70fc24609d69102e3e86d62085a5838e,
  "/src/components/admin/invoices/NextPeriod#NextPeriod": NextPeriod_c55ffffee7e38064691bb9c362153b1d,
  "/src/components/admin/payments/BankLineMatches#BankLineMatches": BankLineMatches_9cae1adb09761a87ea90aac2ecbeeca9,
  "/src/components/admin/payments/ImportStatement#ImportStatement": ImportStatement_af567c18666821cf44aa057061cca7eb,
  "/src/components/admin/payments/BankLineControls#BankLineControls": BankLineControls_1b6fb06ca4a2ff2c05a88c4a33818fde,
  "/src/components/admin/invoices/MilestoneInvoice#MilestoneInvoice": MilestoneInvoice_d549e6ecd651e99cef3cf938e90e87a4,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#RelationshipFeatureClient": RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ChecklistFeatureClient": ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#IndentFeatureClient": IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#AlignFeatureClient": AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/components/admin/acceptances/AcceptanceControls#AcceptanceControls": AcceptanceControls_cff67ef76cbb2510ad3d30b2d38cb94d,
  "/src/components/admin/messages/MessagePreview#MessagePreview": MessagePreview_f9fa0177f4df5077c3c5a86e82ead1d1,
  "/src/components/admin/messages/MessageControls#MessageControls": MessageControls_178d4d531990b1bf8badd91455f139c7,
  "/src/components/admin/payments/StripeEventControls#StripeEventControls": StripeEventControls_06b6da0a950287ab60454766914cc380,
  "@payloadcms/next/client#QueryPresetsAccessCell": QueryPresetsAccessCell_2b8867833a34864a02ddf429b0728a40,
  "@payloadcms/next/client#QueryPresetsWhereCell": QueryPresetsWhereCell_2b8867833a34864a02ddf429b0728a40,
  "@payloadcms/next/client#QueryPresetsWhereField": QueryPresetsWhereField_2b8867833a34864a02ddf429b0728a40,
  "@payloadcms/next/client#QueryPresetsColumnsCell": QueryPresetsColumnsCell_2b8867833a34864a02ddf429b0728a40,
  "@payloadcms/next/client#QueryPresetsColumnField": QueryPresetsColumnField_2b8867833a34864a02ddf429b0728a40,
  "@payloadcms/next/client#QueryPresetsGroupByCell": QueryPresetsGroupByCell_2b8867833a34864a02ddf429b0728a40,
  "@payloadcms/next/client#QueryPresetsGroupByField": QueryPresetsGroupByField_2b8867833a34864a02ddf429b0728a40,
  "/src/components/admin/brand/Icon#Icon": Icon_32175da4e38e0afb3868f30ed37acb89,
  "/src/components/admin/brand/Logo#Logo": Logo_ebbfbe3df3b5d716e3c5038d75f756d2,
  "/src/components/admin/views/ExportsNavLink#ExportsNavLink": ExportsNavLink_5a8e31cdb1cfb70be30ac22588afef5c,
  "/src/components/admin/views/Exports#Exports": Exports_784d4971a92d65f7161bfbeb600bd2e8,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
