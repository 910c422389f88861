/**
 * Whether a browser sent a request from one of our own pages: by what no page can write itself (Sec-Fetch-Site), else by
 * the origin that browsers without it name. A request that says neither is not from a page.
 *
 * @param origin ours, such as `https://example.fr`
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  return site === null ? headers.get('origin') === origin : site === 'same-origin'
}
