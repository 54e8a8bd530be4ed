/** Where to go after logging in: the page that was asked for, if it is one of ours, else the first. */
export function chooseNext({ search, origin }: Pick<Location, 'search' | 'origin'>): string {
  const to = new URLSearchParams(search).get('to') ?? '/'
  if (!URL.canParse(to, origin)) return '/'
  const next = new URL(to, origin)
  // "//elsewhere.example" is an address of another site.
  return next.origin === origin && next.pathname !== '/login' ? next.pathname + next.search + next.hash : '/'
}
