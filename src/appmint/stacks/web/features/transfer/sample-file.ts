import { PDFDocument, StandardFonts } from 'pdf-lib'
import { samplePicture } from '#features/transfer/sample-picture.ts'
import { tune } from '#shared/tune.ts'

/** A file as it is handed out. */
export interface HandedFile {
  name: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

/** What is written into the file of a seeded record: a title, and facts about it. */
export interface SampleContent {
  title: string
  lines: readonly string[]
}

const PICTURES = ['png', 'jpg', 'jpeg', 'gif', 'webp']
const SOUNDS = ['wav', 'mp3', 'ogg']

const TEXT_TYPES: Record<string, string> = {
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
}

/**
 * The file of a record that came with the app and was never uploaded, made from what is known of
 * it. Kinds that cannot be made honestly (a word processor's, an archive) become a PDF.
 */
export async function sampleFile(name: string, content: SampleContent): Promise<HandedFile> {
  const dot = name.lastIndexOf('.')
  const stem = dot > 0 ? name.slice(0, dot) : name
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
  const type = TEXT_TYPES[ending]
  if (type) {
    return { name, type, bytes: new TextEncoder().encode(asText(ending, content)) }
  }
  if (PICTURES.includes(ending)) {
    return { name: `${stem}.png`, type: 'image/png', bytes: samplePicture(content.title) }
  }
  if (SOUNDS.includes(ending)) {
    return { name: `${stem}.wav`, type: 'audio/wav', bytes: tune(content.title) }
  }
  return { name: `${stem}.pdf`, type: 'application/pdf', bytes: await asPdf(content) }
}

function asText(ending: string, { title, lines }: SampleContent): string {
  switch (ending) {
    case 'md':
      return `# ${title}\n\n${lines.join('\n\n')}\n`
    case 'csv':
      return `${[title, ...lines].map((line) => `"${line.replaceAll('"', '""')}"`).join('\r\n')}\r\n`
    case 'json':
      return `${JSON.stringify({ title, lines }, null, 2)}\n`
    default:
      return `${title}\n${'='.repeat(title.length)}\n\n${lines.join('\n\n')}\n`
  }
}

const MARGIN = 56
const WIDTH = 595
const HEIGHT = 842

async function asPdf({ title, lines }: SampleContent): Promise<Uint8Array<ArrayBuffer>> {
  const paper = await PDFDocument.create()
  const font = await paper.embedFont(StandardFonts.Helvetica)
  const bold = await paper.embedFont(StandardFonts.HelveticaBold)
  paper.setTitle(title)
  let page = paper.addPage([WIDTH, HEIGHT])
  let y = HEIGHT - MARGIN - 20
  const write = (text: string, size: number, face: typeof font): void => {
    for (const row of wrapped(printable(text), (part) => face.widthOfTextAtSize(part, size))) {
      if (y < MARGIN) {
        page = paper.addPage([WIDTH, HEIGHT])
        y = HEIGHT - MARGIN
      }
      page.drawText(row, { x: MARGIN, y, size, font: face })
      y -= size * 1.5
    }
  }
  write(title, 22, bold)
  for (const line of lines) {
    y -= 8
    write(line, 11, font)
  }
  return new Uint8Array(await paper.save())
}

/** The standard fonts know Western letters only. */
const printable = (text: string): string => text.replace(/[^\x20-\x7e\xa0-\xff]/g, ' ')

function wrapped(text: string, width: (part: string) => number): string[] {
  const rows: string[] = []
  let row = ''
  for (const word of text.split(/\s+/)) {
    const longer = row ? `${row} ${word}` : word
    if (row && width(longer) > WIDTH - 2 * MARGIN) {
      rows.push(row)
      row = word
    } else {
      row = longer
    }
  }
  return row ? [...rows, row] : rows
}
