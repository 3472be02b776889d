import { describe, expect, it } from 'vitest'
import { conversations, inOrder, seenBy } from '#features/messages/server.ts'

const actor = { id: 7, name: 'Ada', email: 'ada@example.com', role: 'member' }
const kept = { id: 1, body: 'Hello', at: '2034-05-10T10:00', ownerId: 7, other: 3 }

describe('messages as somebody sees them', () => {
  it('are mine where I wrote them, and else unread until they are read', () => {
    expect(seenBy(actor, { ...kept, read: false })).toMatchObject({ mine: true, unread: false })
    expect(seenBy(actor, { ...kept, ownerId: 8, read: false })).toMatchObject({
      mine: false,
      unread: true,
    })
    expect(seenBy(actor, { ...kept, ownerId: 8, read: true })).toMatchObject({ unread: false })
  })

  it('are from the other one where they answer', () => {
    expect(seenBy(actor, { ...kept, answer: true, read: false })).toMatchObject({
      mine: false,
      unread: true,
    })
    expect(seenBy(actor, { ...kept, ownerId: 8, answer: true })).toMatchObject({ mine: true })
  })

  it('are nobody’s own for a stranger', () => {
    expect(seenBy(null, { ...kept, ownerId: null })).toMatchObject({ mine: false })
  })
})

describe('conversations', () => {
  it('show the last message and count what is unread, newest first', () => {
    const talks = inOrder([
      { ...kept, id: 3, at: '2034-05-12T08:00', ownerId: 8, other: 4, read: false },
      { ...kept, id: 2, at: '2034-05-11T08:00' },
      kept,
    ]).map((row) => seenBy(actor, row))
    const people = [
      { id: 3, name: 'Bo' },
      { id: 4, name: 'Cy' },
      { id: 5, name: 'Di' },
    ]
    const listed = conversations(people, talks)
    expect(listed.map(({ name, unread }) => [name, unread])).toEqual([
      ['Cy', 1],
      ['Bo', 0],
      ['Di', 0],
    ])
    expect(listed[1]?.last?.id).toBe(2)
    expect(listed[2]?.last).toBeNull()
  })
})
