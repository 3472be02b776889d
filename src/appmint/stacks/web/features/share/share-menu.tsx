import { ExternalLink, Link2, Share2 } from 'lucide-react'
import { shareAddresses } from '#features/share/addresses.ts'
import { copyText } from '#features/transfer/copy-text.ts'
import { toast } from '#lib/toasts.ts'
import { Button } from '#ui/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#ui/dropdown-menu.tsx'

export interface ShareMenuProps {
  /** What the record is called. */
  title: string
  /** The record's address in the app. */
  path: string
}

/** Passes a record on: by its link, by e-mail, or on a social network. */
export function ShareMenu({ title, path }: ShareMenuProps) {
  const link = `${location.origin}${path}`
  const copy = async () => {
    const copied = await copyText(link)
    toast(copied ? `The link to ${title} is copied.` : `The link to ${title}: ${link}`)
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="outline" className="w-fit" aria-label={`Share: ${title}`}>
          <Share2 aria-hidden="true" />
          Share
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuItem onSelect={() => void copy()}>
          <Link2 aria-hidden="true" />
          Copy link
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        {shareAddresses(title, link).map(({ name, href }) => (
          <DropdownMenuItem key={name} asChild>
            <a href={href} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden="true" />
              {name}
            </a>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
