import { Download, Link2 } from 'lucide-react'
import { copyText } from '#features/transfer/copy-text.ts'
import { messageOf, request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'
import { toast } from '#lib/toasts.ts'
import { Button } from '#ui/button.tsx'

/** Starts a download as a click on a link does. */
function save(path: string): void {
  const link = document.createElement('a')
  link.href = path
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}

/** Downloads a record's file; the server notes it in the visitor's history. */
export function DownloadButton({ path, title }: { path: string; title: string }) {
  const note = useChange((_: undefined) => request<{ url: string }>(path, { method: 'POST' }))
  const start = () =>
    note.mutate(undefined, {
      onSuccess: ({ url }) => {
        save(url)
        toast(`${title} is being downloaded.`)
      },
      onError: (error) => toast(messageOf(error), { tone: 'danger' }),
    })
  return (
    <Button size="sm" disabled={note.isPending} aria-label={`Download ${title}`} onClick={start}>
      <Download aria-hidden="true" />
      Download
    </Button>
  )
}

/** Copies a link that leads others to the record. */
export function ShareButton({ path, title }: { path: string; title: string }) {
  const share = async () => {
    const link = `${location.origin}${path}`
    const copied = await copyText(link)
    toast(copied ? `The link to ${title} is copied.` : `The link to ${title}: ${link}`)
  }
  return (
    <Button
      size="sm"
      variant="outline"
      aria-label={`Copy link: ${title}`}
      onClick={() => void share()}
    >
      <Link2 aria-hidden="true" />
      Copy link
    </Button>
  )
}
