import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'
import { isSummed, type MadeReport, writtenCell, writtenTotal } from '#features/report/made.ts'
import { formatDateTime } from '#lib/format.ts'

const PAGE = { width: 841.89, height: 595.28 } as const
const MARGIN = 42
const LINE = 19
const SIZE = 9
const INK = rgb(0.1, 0.12, 0.16)
const GREY = rgb(0.4, 0.43, 0.48)
const RULE = rgb(0.82, 0.84, 0.87)
const SHADE = rgb(0.94, 0.95, 0.97)

interface Line {
  cells: string[]
  style: 'head' | 'group' | 'row' | 'total'
}

/** The report as a PDF in A4 landscape, with the head of the table on every page. */
export async function reportPdf(report: MadeReport): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.setTitle(report.heading)
  document.setCreationDate(report.madeAt)
  const regular = await document.embedFont(StandardFonts.Helvetica)
  const bold = await document.embedFont(StandardFonts.HelveticaBold)
  const fonts = { regular, bold }
  const head: Line = { cells: report.columns.map(({ label }) => label), style: 'head' }
  const right = report.columns.map(({ kind }) => kind === 'money' || kind === 'number')
  const widths = columnWidths(report, regular)

  let page = document.addPage([PAGE.width, PAGE.height])
  let y = PAGE.height - MARGIN - 12
  put(page, report.heading, { x: MARGIN, y, font: bold, size: 20 })
  y -= 20
  const count = `${report.count} ${report.count === 1 ? 'record' : 'records'}`
  const made = formatDateTime(report.madeAt.toISOString())
  put(page, `${report.period} · ${count} · Made ${made}`, {
    x: MARGIN,
    y,
    font: regular,
    size: 10,
    colour: GREY,
  })
  y -= 30
  drawLine(page, head, y, widths, right, fonts)
  for (const line of linesOf(report)) {
    y -= LINE
    if (y < MARGIN + LINE) {
      page = document.addPage([PAGE.width, PAGE.height])
      y = PAGE.height - MARGIN - 12
      drawLine(page, head, y, widths, right, fonts)
      y -= LINE
    }
    drawLine(page, line, y, widths, right, fonts)
  }
  for (const [at, each] of document.getPages().entries()) {
    const text = `Page ${at + 1} of ${document.getPageCount()}`
    put(each, text, { x: PAGE.width - MARGIN - 60, y: 22, font: regular, size: 8, colour: GREY })
  }
  return document.save()
}

function linesOf(report: MadeReport): Line[] {
  const { columns } = report
  const summed = columns.some(isSummed)
  const added = columns.some(({ total }) => total)
  const sums = (label: string, totals: Record<string, number>): Line => {
    const cells = columns.map((column) => writtenTotal(totals, column))
    return { cells: [cells[0] ? `${label} ${cells[0]}` : label, ...cells.slice(1)], style: 'total' }
  }
  const lines: Line[] = []
  for (const { label, rows, totals } of report.groups) {
    if (label) {
      lines.push({ cells: [`${label} (${rows.length})`], style: 'group' })
    }
    for (const row of rows) {
      lines.push({
        cells: columns.map((column) => writtenCell(row[column.key], column)),
        style: 'row',
      })
    }
    if (label && summed) {
      lines.push(sums('Subtotal', totals))
    }
  }
  lines.push(sums(added ? 'Total' : `Total: ${report.count}`, report.totals))
  return lines
}

/** Widths in proportion to what stands in the columns, within bounds, filling the page. */
function columnWidths(report: MadeReport, font: PDFFont): number[] {
  const rows = report.groups.flatMap((group) => group.rows).slice(0, 200)
  const wanted = report.columns.map((column) => {
    const texts = [column.label, ...rows.map((row) => writtenCell(row[column.key], column))]
    const longest = Math.max(
      ...texts.map((text) => font.widthOfTextAtSize(printable(text, font), SIZE)),
    )
    return Math.min(Math.max(longest + 16, 50), 240)
  })
  const scale = (PAGE.width - 2 * MARGIN) / wanted.reduce((sum, width) => sum + width, 0)
  return wanted.map((width) => width * scale)
}

interface Fonts {
  regular: PDFFont
  bold: PDFFont
}

function drawLine(
  page: PDFPage,
  { cells, style }: Line,
  y: number,
  widths: readonly number[],
  right: readonly boolean[],
  { regular, bold }: Fonts,
) {
  const font = style === 'row' ? regular : bold
  if (style === 'head' || style === 'group') {
    const color = SHADE
    page.drawRectangle({ x: MARGIN, y: y - 6, width: PAGE.width - 2 * MARGIN, height: LINE, color })
  }
  page.drawLine({
    start: { x: MARGIN, y: y - 6 },
    end: { x: PAGE.width - MARGIN, y: y - 6 },
    thickness: style === 'total' ? 1 : 0.5,
    color: RULE,
  })
  let x = MARGIN
  for (const [at, cell] of cells.entries()) {
    const room = cells.length === 1 ? PAGE.width - 2 * MARGIN : (widths[at] ?? 0)
    const text = fitting(printable(cell, font), room - 10, font)
    const indent = right[at] && cells.length > 1 ? room - 5 - font.widthOfTextAtSize(text, SIZE) : 5
    put(page, text, { x: x + indent, y, font, size: SIZE })
    x += room
  }
}

interface Put {
  x: number
  y: number
  font: PDFFont
  size: number
  colour?: ReturnType<typeof rgb>
}

function put(page: PDFPage, text: string, { x, y, font, size, colour = INK }: Put) {
  page.drawText(printable(text, font), { x, y, font, size, color: colour })
}

/** The text without characters that the PDF's standard fonts do not have. */
function printable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet())
  return [...text.replace(/\s+/gu, ' ')]
    .map((char) => (known.has(char.codePointAt(0) ?? 0) ? char : (char.normalize('NFD')[0] ?? '?')))
    .map((char) => (known.has(char.codePointAt(0) ?? 0) ? char : '?'))
    .join('')
}

function fitting(text: string, room: number, font: PDFFont): string {
  if (font.widthOfTextAtSize(text, SIZE) <= room) {
    return text
  }
  let short = text
  while (short && font.widthOfTextAtSize(`${short}...`, SIZE) > room) {
    short = short.slice(0, -1)
  }
  return `${short.trimEnd()}...`
}
