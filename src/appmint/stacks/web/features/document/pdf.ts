import { type Color, PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'
import { given, type PaperContent } from '#features/document/content.ts'
import { formatDate, paragraphs } from '#lib/format.ts'
import { site } from '#src/site.ts'

/** A4 in points. */
const WIDTH = 595
const HEIGHT = 842
const MARGIN = 56
const INK = rgb(0.1, 0.11, 0.13)
const FAINT = rgb(0.4, 0.42, 0.46)
const LINE = rgb(0.85, 0.86, 0.88)

/** Makes the document as a PDF and gives it to the browser to keep. */
export async function savePdf(content: PaperContent): Promise<void> {
  const bytes = await makePdf(content)
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${content.title}-${content.reference}.pdf`
    .toLowerCase()
    .replace(/[^\w.-]+/g, '-')
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

async function makePdf(content: PaperContent): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.setTitle(`${content.title} ${content.reference}`)
  pdf.setAuthor(site.name)
  const writer = new Writer(
    pdf,
    await pdf.embedFont(StandardFonts.Helvetica),
    await pdf.embedFont(StandardFonts.HelveticaBold),
  )
  const brand = componentColour()
  writer.bar(brand)
  await writer.row(site.name, content.reference, { size: 16, bold: true })
  await writer.row(site.tagline, formatDate(content.issued), { size: 10, colour: FAINT })
  writer.space(28)
  await writer.text(content.title.toUpperCase(), { size: 11, bold: true, colour: FAINT })
  await writer.text(content.heading, { size: 20, bold: true })
  writer.space(14)
  for (const { label, value } of given(content.facts)) {
    writer.line()
    await writer.fact(label, value)
  }
  writer.line()
  if (content.total) {
    writer.space(8)
    await writer.row(content.total.label, content.total.value, { size: 16, bold: true })
    writer.line()
  }
  for (const { heading, text } of content.texts) {
    if (text) {
      writer.space(14)
      await writer.text(heading, { size: 11, bold: true })
      for (const paragraph of paragraphs(text)) {
        await writer.text(paragraph, { size: 10, colour: FAINT })
      }
    }
  }
  return pdf.save()
}

interface Look {
  size: number
  bold?: boolean
  colour?: Color
}

/** Writes from the top of a page down, and starts a new page when one is full. */
class Writer {
  private readonly pdf: PDFDocument
  private readonly plain: PDFFont
  private readonly strong: PDFFont
  private page: PDFPage
  private y = HEIGHT - MARGIN

  constructor(pdf: PDFDocument, plain: PDFFont, strong: PDFFont) {
    this.pdf = pdf
    this.plain = plain
    this.strong = strong
    this.page = pdf.addPage([WIDTH, HEIGHT])
  }

  bar(colour: Color): void {
    this.page.drawRectangle({ x: 0, y: HEIGHT - 10, width: WIDTH, height: 10, color: colour })
  }

  space(points: number): void {
    this.y -= points
  }

  line(): void {
    const end = { x: WIDTH - MARGIN, y: this.y }
    this.page.drawLine({ start: { x: MARGIN, y: this.y }, end, thickness: 0.7, color: LINE })
  }

  /** A text on the left and one on the right of one line. */
  async row(left: string, right: string, look: Look): Promise<void> {
    this.turn(look.size * 1.6)
    this.y -= look.size * 1.3
    await this.put(left, MARGIN, look)
    await this.put(right, WIDTH - MARGIN - this.widthOf(right, look), look)
    this.y -= look.size * 0.3
  }

  /** A label with its value, which may take several lines. */
  async fact(label: string, value: string): Promise<void> {
    const look = { size: 11, bold: true }
    const lines = this.wrapped(value, look, (WIDTH - 2 * MARGIN) * 0.6)
    this.turn(lines.length * 15 + 12)
    this.y -= 17
    await this.put(label, MARGIN, { size: 11, colour: FAINT })
    for (const [place, line] of lines.entries()) {
      this.y -= place === 0 ? 0 : 15
      await this.put(line, WIDTH - MARGIN - this.widthOf(line, look), look)
    }
    this.y -= 9
  }

  async text(text: string, look: Look): Promise<void> {
    for (const line of this.wrapped(text, look, WIDTH - 2 * MARGIN)) {
      this.turn(look.size * 1.5)
      this.y -= look.size * 1.4
      await this.put(line, MARGIN, look)
    }
    this.y -= look.size * 0.4
  }

  private turn(needed: number): void {
    if (this.y - needed < MARGIN) {
      this.page = this.pdf.addPage([WIDTH, HEIGHT])
      this.y = HEIGHT - MARGIN
    }
  }

  private wrapped(text: string, look: Look, width: number): string[] {
    const lines: string[] = []
    for (const part of text.split('\n')) {
      let line = ''
      // Scripts without spaces break between any two signs.
      for (const word of part.match(/\S+\s*|\s+/g) ?? ['']) {
        const pieces = this.widthOf(word.trimEnd(), look) > width ? [...word] : [word]
        for (const piece of pieces) {
          if (line && this.widthOf((line + piece).trimEnd(), look) > width) {
            lines.push(line.trimEnd())
            line = ''
          }
          line += piece
        }
      }
      lines.push(line.trimEnd())
    }
    return lines
  }

  private fontOf(look: Look): PDFFont {
    return look.bold ? this.strong : this.plain
  }

  private widthOf(text: string, look: Look): number {
    const shown = plainSpaces(text)
    return writable(this.fontOf(look), shown)
      ? this.fontOf(look).widthOfTextAtSize(shown, look.size)
      : drawn(shown, look).width
  }

  private async put(text: string, x: number, look: Look): Promise<void> {
    const { size, colour = INK } = look
    const shown = plainSpaces(text)
    const font = this.fontOf(look)
    if (shown === '') {
      return
    }
    if (writable(font, shown)) {
      this.page.drawText(shown, { x, y: this.y, size, font, color: colour })
      return
    }
    // The fonts that every PDF reader has know Latin letters only: others are drawn.
    const picture = drawn(shown, look)
    const image = await this.pdf.embedPng(picture.canvas.toDataURL('image/png'))
    const below = size * 0.35
    this.page.drawImage(image, { x, y: this.y - below, width: picture.width, height: size * 1.4 })
  }
}

/** Narrow and unbreakable spaces as ordinary ones. */
const plainSpaces = (text: string) =>
  text.replace(/[\u00a0\u2000-\u200b\u202f\u2212]/g, (sign) => (sign === '\u2212' ? '-' : ' '))

function writable(font: PDFFont, text: string): boolean {
  try {
    font.encodeText(text)
    return true
  } catch {
    return false
  }
}

/** A text as a picture in the fonts of this device, four times as fine as it is printed. */
function drawn(text: string, { size, bold, colour = INK }: Look) {
  const fine = 4
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  const font = `${bold ? 'bold ' : ''}${size * fine}px system-ui, sans-serif`
  if (pen) {
    pen.font = font
    canvas.width = Math.ceil(pen.measureText(text).width) + fine
    canvas.height = Math.ceil(size * fine * 1.4)
    pen.font = font
    const dark = colour === FAINT ? '#666b75' : '#1a1c21'
    pen.fillStyle = dark
    pen.fillText(text, 0, size * fine * 1.05)
  }
  return { canvas, width: canvas.width / fine }
}

/** The colour of the app's components, from its style sheet. */
function componentColour(): Color {
  const hex = getComputedStyle(document.documentElement).getPropertyValue('--component').trim()
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)?.slice(1)
  const [red = 0.2, green = 0.2, blue = 0.25] =
    parts?.map((part) => Number.parseInt(part, 16) / 255) ?? []
  return rgb(red, green, blue)
}
