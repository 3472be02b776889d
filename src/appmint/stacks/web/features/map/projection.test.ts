import { describe, expect, it } from 'vitest'
import { clustered, degrees, fitted, gridLines, positionIn, scaleBar } from './projection.ts'

const places = [
  { label: 'Lyon', lat: 45.76, lng: 4.84 },
  { label: 'Ghent', lat: 51.05, lng: 3.72 },
  { label: 'Graz', lat: 47.07, lng: 15.44 },
]

describe('the map', () => {
  it('holds all places with room around them', () => {
    const frame = fitted(places, 1.6)
    for (const place of places) {
      const { x, y } = positionIn(frame, place)
      expect(Math.min(x, y)).toBeGreaterThan(0.1)
      expect(Math.max(x, y)).toBeLessThan(0.9)
    }
  })

  it('has a size even with one place', () => {
    const frame = fitted(places.slice(0, 1), 1)
    expect(positionIn(frame, { lat: 45.76, lng: 4.84 })).toEqual({ x: 0.5, y: 0.5 })
    expect(scaleBar(frame).share).toBeLessThanOrEqual(1)
  })

  it('brings places together that would cover each other', () => {
    const near = { label: 'Villeurbanne', lat: 45.77, lng: 4.88 }
    const marked = [...places, near].map((place) => ({ place }))
    const clusters = clustered(marked, fitted(places, 1.6), { nearness: 0.05, aspect: 1.6 })
    expect(clusters.map(({ members }) => members.length)).toEqual([2, 1, 1])
  })

  it('draws its lines at round degrees', () => {
    expect(gridLines(3.2, 9.1)).toEqual([4, 5, 6, 7, 8, 9])
    expect(degrees(-4.5, ['E', 'W'])).toBe('4.5° W')
  })
})
