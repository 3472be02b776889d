import { paragraphs } from '#lib/format.ts'

export interface ProseProps {
  heading?: string
  /** Paragraphs parted by a blank line. */
  text: string
}

/** Longer text at a width that reads well. */
export function Prose({ heading, text }: ProseProps) {
  return (
    <div className="max-w-prose space-y-4">
      {heading ? <h2 className="font-semibold text-xl">{heading}</h2> : null}
      {paragraphs(text).map((paragraph) => (
        <p key={paragraph} className="whitespace-pre-line leading-relaxed">
          {paragraph}
        </p>
      ))}
    </div>
  )
}
