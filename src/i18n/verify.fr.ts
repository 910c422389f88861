/** The words of `/verifier`. Source language: `verify.en.ts` has the same keys. */
export const verifyFr = {
  title: 'Vérifier un document',
  introduction:
    'Choisissez un PDF que vous avez reçu : devis, devis signé ou facture. Son empreinte est calculée sur votre appareil ; le fichier ne part pas.',
  choose: 'Déposez un PDF ici, ou choisissez-le.',
  needsScript: 'Cette page a besoin de JavaScript pour calculer l’empreinte sur votre appareil.',
  working: 'Vérification en cours…',
  sealOffer: 'Le sceau lui-même peut aussi être vérifié. Pour cela, le fichier nous est envoyé, lu, puis oublié.',
  sealButton: 'Vérifier le sceau',
  level: 'Niveau : signature électronique simple.',
  demoKey: 'Scellé avec une clé de démonstration, sans valeur.',
  timestamps: {
    none: 'Sans horodatage d’un tiers.',
    pending: 'Horodatage d’un tiers en attente.',
    done: 'Horodaté par un tiers.',
  },
  kinds: {
    quote: 'Devis {label}, envoyé le {date}.',
    'signed-quote': 'Devis signé {label}, accepté le {date}.',
    invoice: 'Facture {label}, du {date}.',
  },
  verdicts: {
    genuine: { title: 'Document authentique', body: 'Ce fichier est exactement celui que nous avons produit.' },
    superseded: {
      title: 'Version remplacée',
      body: 'Ce fichier est authentique, mais {replacedBy} le remplace.',
    },
    altered: {
      title: 'Fichier modifié',
      body: 'Ce fichier se dit être {label}, mais il n’est pas celui que nous avons produit. Ne vous y fiez pas ; demandez-nous l’original.',
    },
    unknown: {
      title: 'Document inconnu',
      body: 'Nous n’avons produit aucun fichier avec cette empreinte. S’il vous a été présenté comme venant de nous, écrivez-nous.',
    },
  },
  seals: {
    whole: {
      title: 'Sceau intact',
      body: 'Le sceau est le nôtre et couvre le fichier entier : pas un octet n’a changé.',
    },
    foreign: { title: 'Sceau d’un autre', body: 'Le fichier porte un sceau intact, mais ce n’est pas le nôtre.' },
    broken: { title: 'Sceau rompu', body: 'Le fichier a changé après avoir été scellé, ou il a été complété.' },
    none: { title: 'Pas de sceau', body: 'Ce fichier n’est pas scellé. Seuls les devis signés le sont.' },
  },
  problems: {
    notPdf: 'Ce n’est pas un PDF. Choisissez le fichier tel que vous l’avez reçu.',
    tooBig: 'Ce fichier dépasse 30 Mo : son sceau ne peut pas être vérifié ici.',
    tooOften: 'Trop de vérifications à la suite. Réessayez dans dix minutes.',
    unavailable: 'La vérification n’a pas abouti. Réessayez dans un instant ; votre fichier n’a pas changé.',
  },
}

export type VerifyTexts = typeof verifyFr
