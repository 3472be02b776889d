import { Compass } from 'lucide-react'
import { Link } from 'react-router'
import { PageBody } from '#components/page.tsx'
import { EmptyState } from '#components/states.tsx'
import { Button } from '#ui/button.tsx'

export function NotFoundPage() {
  return (
    <PageBody title="Page not found">
      <EmptyState
        icon={Compass}
        title="There is nothing at this address"
        text="It may have moved or been removed. Everything else is where it was."
        action={
          <Button asChild>
            <Link to="/">Go to the start page</Link>
          </Button>
        }
      />
    </PageBody>
  )
}
