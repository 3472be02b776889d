import { describe, expect, it } from 'vitest'
import { disposition, safeName } from '#server/http/file-names.ts'

describe('the name of an uploaded file', () => {
  it('stays what it was', () => {
    expect(safeName('Minutes of May (final).pdf')).toBe('Minutes of May (final).pdf')
    expect(safeName('Überblick 報告.txt')).toBe('Überblick 報告.txt')
  })

  it('loses its path and what headers and pages could stumble over', () => {
    expect(safeName('../../etc/passwd.txt')).toBe('passwd.txt')
    expect(safeName('C:\\papers\\offer.PDF')).toBe('offer.pdf')
    expect(safeName('<b>"x";\r\n b.txt')).toBe('bx b.txt')
    expect(safeName('...txt')).toBe('file.txt')
  })

  it('is not too long to be kept', () => {
    expect(safeName(`${'a'.repeat(300)}.md`)).toHaveLength(83)
  })

  it('does not change when it is made safe again', () => {
    const once = safeName(' . a//b:c?d.txt')
    expect(safeName(once)).toBe(once)
  })
})

it('is told to browsers in plain letters and in its own', () => {
  expect(disposition('attachment', "Größe 1's.txt")).toBe(
    'attachment; filename="Groe 1s.txt"; filename*=UTF-8\'\'Gr%C3%B6%C3%9Fe%201%27s.txt',
  )
  expect(disposition('inline', '報告.png')).toContain('filename="file.png"')
})
