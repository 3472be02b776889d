import '#features/document/print.css'
import { Download, LoaderCircle, Printer } from 'lucide-react'
import { useState } from 'react'
import { Section } from '#components/page.tsx'
import { given, type PaperContent } from '#features/document/content.ts'
import { formatDate, paragraphs } from '#lib/format.ts'
import { toast } from '#lib/toasts.ts'
import { site } from '#src/site.ts'
import { Button } from '#ui/button.tsx'

/** A document as it will be printed, with the ways to print it and to keep it as a PDF. */
export function Paper({ content }: { content: PaperContent }) {
  const [busy, setBusy] = useState(false)
  const download = async () => {
    setBusy(true)
    try {
      // Loaded on demand: most visits need no PDF.
      const { savePdf } = await import('#features/document/pdf.ts')
      await savePdf(content)
      toast(`${content.title} downloaded.`)
    } catch {
      toast('The PDF could not be made. Print this page instead.', { tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section
      heading={content.title}
      actions={
        <div data-off-paper className="flex flex-wrap gap-3">
          <Button variant="outline" onClick={() => window.print()}>
            <Printer aria-hidden="true" /> Print
          </Button>
          <Button disabled={busy} onClick={() => void download()}>
            {busy ? (
              <LoaderCircle aria-hidden="true" className="animate-spin" />
            ) : (
              <Download aria-hidden="true" />
            )}
            Download PDF
          </Button>
        </div>
      }
    >
      <Sheet content={content} />
    </Section>
  )
}

function Sheet({ content }: { content: PaperContent }) {
  const { title, reference, issued, heading, facts, texts, total } = content
  return (
    <article
      data-paper
      aria-label={`${title} to print: ${reference}`}
      className="mx-auto w-full max-w-3xl overflow-hidden rounded-md border bg-surface text-surface-foreground shadow-lift"
    >
      <div className="h-2.5 bg-component" />
      <div className="space-y-8 p-6 sm:p-12">
        <div className="flex flex-wrap items-start justify-between gap-6">
          <div>
            <p className="font-bold text-xl">{site.name}</p>
            {site.tagline ? <p className="text-muted-foreground text-sm">{site.tagline}</p> : null}
          </div>
          <dl className="grid grid-cols-[auto_auto] gap-x-4 gap-y-1 text-sm">
            <dt className="text-muted-foreground">Number</dt>
            <dd className="text-right font-semibold tabular-nums">{reference}</dd>
            <dt className="text-muted-foreground">Date</dt>
            <dd className="text-right tabular-nums">{formatDate(issued)}</dd>
          </dl>
        </div>
        <div>
          <p className="font-semibold text-component-strong text-sm uppercase tracking-widest">
            {title}
          </p>
          <p className="mt-1 font-bold text-2xl">{heading}</p>
        </div>
        <dl className="divide-y border-y text-sm">
          {given(facts).map(({ label, value }) => (
            <div key={label} className="flex justify-between gap-6 py-3">
              <dt className="text-muted-foreground">{label}</dt>
              <dd className="min-w-0 text-right font-medium">{value}</dd>
            </div>
          ))}
        </dl>
        {total ? (
          <p className="flex items-baseline justify-between gap-6 rounded-lg bg-component-soft px-5 py-4 text-component-soft-foreground">
            <span className="font-medium">{total.label}</span>
            <strong className="font-bold text-2xl tabular-nums">{total.value}</strong>
          </p>
        ) : null}
        {texts.map((part) =>
          part.text ? (
            <div key={part.heading} className="text-sm">
              <p className="font-semibold">{part.heading}</p>
              {paragraphs(part.text).map((paragraph) => (
                <p key={paragraph} className="mt-1.5 whitespace-pre-line text-muted-foreground">
                  {paragraph}
                </p>
              ))}
            </div>
          ) : null,
        )}
      </div>
    </article>
  )
}
