import type { Place } from '#shared/page.ts'

/** The part of the world that is drawn, in degrees. */
export interface Frame {
  west: number
  east: number
  south: number
  north: number
}

const LEAST_SPAN = 0.02
const MARGIN = 0.22

/** The frame that holds all places with room around them; `aspect` is its width by its height. */
export function fitted(places: readonly Place[], aspect: number): Frame {
  const lats = places.map(({ lat }) => lat)
  const lngs = places.map(({ lng }) => lng)
  const lat = (Math.min(...lats) + Math.max(...lats)) / 2
  const lng = (Math.min(...lngs) + Math.max(...lngs)) / 2
  const narrowing = narrowingAt(lat)
  const tall = Math.max(Math.max(...lats) - Math.min(...lats), LEAST_SPAN)
  const wide = Math.max((Math.max(...lngs) - Math.min(...lngs)) * narrowing, LEAST_SPAN)
  const height = Math.max(tall, wide / aspect) * (1 + 2 * MARGIN)
  const width = (height * aspect) / narrowing
  return {
    west: lng - width / 2,
    east: lng + width / 2,
    south: lat - height / 2,
    north: lat + height / 2,
  }
}

/** How much shorter a degree of longitude is than one of latitude. */
const narrowingAt = (lat: number) => Math.max(Math.cos((lat * Math.PI) / 180), 0.2)

/** Where a place is in the frame: shares of its width and height from the upper left corner. */
export const positionIn = (frame: Frame, { lat, lng }: { lat: number; lng: number }) => ({
  x: (lng - frame.west) / (frame.east - frame.west),
  y: (frame.north - lat) / (frame.north - frame.south),
})

const STEPS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60]

/** Round degrees between two ends, at most six or so. */
export function gridLines(from: number, to: number): number[] {
  const step = STEPS.find((size) => (to - from) / size <= 6) ?? 90
  const lines: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    lines.push(Number(at.toFixed(3)))
  }
  return lines
}

/** "45° N", "4.5° W". */
export function degrees(value: number, [positive, negative]: readonly [string, string]): string {
  const side = value > 0 ? ` ${positive}` : value < 0 ? ` ${negative}` : ''
  return `${Math.abs(value)}°${side}`
}

export interface Cluster<T> {
  x: number
  y: number
  members: T[]
}

const KM_A_DEGREE = 111.2
const ROUND_KM = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]

/** A round distance of at most a quarter of the width, in km, and its share of the width. */
export function scaleBar(frame: Frame): { km: number; share: number } {
  const lat = (frame.north + frame.south) / 2
  const widthKm = (frame.east - frame.west) * narrowingAt(lat) * KM_A_DEGREE
  const km = ROUND_KM.findLast((size) => size <= widthKm / 4) ?? ROUND_KM[0] ?? 1
  return { km, share: km / widthKm }
}

/** Places that would cover each other, brought together under one marker. */
export function clustered<T extends { place: Place }>(
  places: readonly T[],
  frame: Frame,
  { nearness, aspect }: { nearness: number; aspect: number },
): Cluster<T>[] {
  const clusters: Cluster<T>[] = []
  for (const member of places) {
    const { x, y } = positionIn(frame, member.place)
    const near = clusters.find(
      (other) => Math.hypot(other.x - x, (other.y - y) / aspect) < nearness,
    )
    if (near) {
      near.members.push(member)
    } else {
      clusters.push({ x, y, members: [member] })
    }
  }
  return clusters
}
