import { Hero } from '#components/content/hero.tsx'
import { PageBody } from '#components/page.tsx'
import { site } from '#src/site.ts'

export function HomePage() {
  return <PageBody title={site.name} hero={<Hero heading={site.name} text={site.tagline} />} />
}
