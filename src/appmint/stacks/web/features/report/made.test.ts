import { describe, expect, it } from 'vitest'
import { reportCsv } from './csv.ts'
import {
  averageOf,
  type Column,
  fileName,
  grouped,
  type MadeReport,
  periodInWords,
  totalsOf,
  writtenTotal,
} from './made.ts'
import { reportPdf } from './pdf.ts'

const columns: Column[] = [
  { key: 'title', label: 'Title', kind: 'text' },
  { key: 'state', label: 'State', kind: 'text', order: ['Open', 'Done'] },
  { key: 'cost', label: 'Cost', kind: 'money', currency: 'EUR', total: true },
  { key: 'mark', label: 'Mark', kind: 'number', unit: '%', average: true },
]
const rows = [
  { id: 1, title: 'Oak, "old"', state: 'Done', cost: 1250, mark: 40 },
  { id: 2, title: '=SUM(A1)', state: 'Open', cost: 50, mark: 65 },
  { id: 3, title: 'Łódź 東京', state: 'Open', cost: null, mark: null },
]
const report: MadeReport = {
  heading: 'Cost report',
  period: periodInWords('', ''),
  madeAt: new Date('2026-11-03T10:00:00Z'),
  columns,
  groups: grouped(rows, columns, columns[1]),
  totals: totalsOf(rows, columns),
  count: rows.length,
  more: false,
}

describe('a report', () => {
  it('groups its rows in the order of the options and adds them up', () => {
    expect(report.groups.map(({ label, totals }) => [label, totals.cost])).toEqual([
      ['Open', 50],
      ['Done', 1250],
    ])
    expect(report.totals).toEqual({ cost: 1300, mark: 52.5 })
  })

  it('averages what is not added up, of those that have a value', () => {
    const mark = columns[3] as Column
    expect(writtenTotal(report.totals, mark)).toBe('Average 52.5%')
    expect(totalsOf([{ id: 1, mark: null }], columns).mark).toBeUndefined()
    expect(averageOf(100, 3, { ...mark, kind: 'money' })).toBe(33)
  })

  it('says its period in words', () => {
    expect(periodInWords('2026-11-01', '2026-11-30')).toBe('From Nov 1, 2026 to Nov 30, 2026')
    expect(periodInWords('', '2026-11-30')).toBe('Up to Nov 30, 2026')
  })

  it('is a CSV with quoted texts and no formulas', () => {
    const csv = reportCsv(report)
    expect(csv).toContain('Done,"Oak, ""old""",Done,12.50,40')
    expect(csv).toContain("Open,'=SUM(A1),Open,0.50,65")
    expect(csv).toContain('Total,,,13.00,\r\nAverage,,,,52.5')
  })

  it('is a PDF, whatever letters it holds', async () => {
    const bytes = await reportPdf(report)
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-')
    expect(bytes.length).toBeGreaterThan(1000)
  })

  it('goes into a file named after it', () => {
    expect(fileName(report, 'csv')).toBe('cost-report-2026-11-03.csv')
  })
})
