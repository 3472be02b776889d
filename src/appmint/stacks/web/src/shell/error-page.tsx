import { TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useRouteError } from 'react-router'
import { PageBody } from '#components/page.tsx'
import { EmptyState } from '#components/states.tsx'
import { Button } from '#ui/button.tsx'

/** Shown in place of a page that failed. */
export function ErrorPage() {
  const error = useRouteError()

  useEffect(() => {
    console.error(error)
  }, [error])

  return (
    <PageBody title="Something went wrong">
      <EmptyState
        icon={TriangleAlert}
        title="This page could not be shown"
        text="What you saved is safe. Load the page again, or come back in a moment."
        action={<Button onClick={() => window.location.reload()}>Load again</Button>}
      />
    </PageBody>
  )
}
