import { describe, expect, it } from 'vitest'
import { mustFollow } from '#server/http/spans.ts'

const follow = (start: string | undefined, end: string | undefined) => () =>
  mustFollow(start, end, 'endsOn', 'Ends')

describe('the end of a span', () => {
  it('is refused before its start', () => {
    expect(follow('2031-05-20', '2031-05-19')).toThrow('Ends: choose a day after the start.')
    expect(follow('2031-05-20T10:00', '2031-05-20T09:00')).toThrow('choose a time')
  })

  it('may be the day of its start, but not the moment', () => {
    expect(follow('2031-05-20', '2031-05-20')).not.toThrow()
    expect(follow('2031-05-20T10:00', '2031-05-20T10:00')).toThrow('choose a time')
  })

  it('may be missing', () => {
    expect(follow('2031-05-20', '')).not.toThrow()
    expect(follow(undefined, '2031-05-20')).not.toThrow()
  })
})
