import { useEffect } from 'react'
import { site } from '#src/site.ts'

/** Names the page in the browser's tab, in front of the app's name. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title === site.name ? title : `${title} · ${site.name}`
  }, [title])
}
