import { Plus } from 'lucide-react'
import { Link } from 'react-router'
import { Button } from '#ui/button.tsx'

/** The way to a form that adds something. */
export function AddLink({ label, to }: { label: string; to: string }) {
  return (
    <Button asChild>
      <Link to={to}>
        <Plus aria-hidden /> {label}
      </Link>
    </Button>
  )
}
