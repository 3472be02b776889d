import { X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { asText, type FieldProps, Frame, useField } from '#components/fields/frame.tsx'
import { messageOf, upload } from '#lib/api.ts'
import { fileName } from '#lib/file-name.ts'
import { Button } from '#ui/button.tsx'
import { Input } from '#ui/input.tsx'

interface UploadProps extends FieldProps {
  accept?: string
  /** Shows what is kept now. */
  preview: (url: string) => ReactNode
  /** Offers to paste a link in place of a file. */
  linkLabel?: string
}

function Upload({ accept, preview, linkLabel, ...props }: UploadProps) {
  const { id, error, value, setValue, control } = useField(props)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const url = asText(value)

  const keep = async (file: File | undefined) => {
    if (!file) {
      return
    }
    setBusy(true)
    setFailure(undefined)
    try {
      setValue((await upload(file)).url)
    } catch (reason) {
      setFailure(messageOf(reason))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Frame id={id} error={failure ?? error} {...props}>
      {url ? (
        <div className="flex items-center gap-3 rounded-lg border p-2">
          {preview(url)}
          <Button
            variant="ghost"
            size="icon"
            className="ml-auto"
            aria-label="Remove"
            onClick={() => setValue('')}
          >
            <X aria-hidden="true" />
          </Button>
        </div>
      ) : null}
      <input
        type="file"
        accept={accept}
        aria-busy={busy}
        onChange={(event) => void keep(event.target.files?.[0])}
        className="block w-full rounded-lg border border-input border-dashed bg-surface p-2 text-muted-foreground text-sm file:mr-3 file:cursor-pointer file:rounded-md file:border-0 file:bg-component-soft file:px-3 file:py-1.5 file:font-medium file:text-component-soft-foreground"
        {...control}
      />
      {busy ? <p className="text-muted-foreground text-sm">Uploading…</p> : null}
      {linkLabel ? (
        <Input
          type="url"
          aria-label={linkLabel}
          placeholder="or paste a link: https://"
          value={url.startsWith('/api/uploads/') ? '' : url}
          onChange={(event) => setValue(event.target.value)}
        />
      ) : null}
    </Frame>
  )
}

/** The address of a picture, uploaded or linked; "" when empty. */
export function ImageField(props: FieldProps) {
  return (
    <Upload
      accept="image/*"
      linkLabel="Picture address"
      preview={(url) => <img src={url} alt="" className="size-14 rounded-md object-cover" />}
      {...props}
    />
  )
}

/** The address of a recording or film, uploaded or linked; "" when empty. */
export function MediaField(props: FieldProps) {
  return (
    <Upload
      accept="audio/*,video/*"
      linkLabel={`${props.label}: address`}
      preview={(url) => <span className="truncate text-sm">{fileName(url)}</span>}
      {...props}
    />
  )
}

/** The address of a file, uploaded or linked; "" when empty. */
export function FileField(props: FieldProps) {
  return (
    <Upload
      linkLabel={`${props.label}: address`}
      preview={(url) => <span className="truncate text-sm">{fileName(url)}</span>}
      {...props}
    />
  )
}
