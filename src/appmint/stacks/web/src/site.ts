/** What the app is called and what it is for. */
export const site = {
  name: 'New app',
  tagline: 'An empty app, ready to be filled',
} as const
