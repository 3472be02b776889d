const RATE = 8000
const NOTE_S = 0.4
const SCALE = [0, 2, 4, 7, 9, 12, 14] as const
const HEADER = 44

/** The steps of a tune on the scale, always the same for the same name. */
function stepsOf(name: string): number[] {
  let state = 7
  for (const letter of name) state = (state * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return Array.from({ length: 16 }, () => {
    state = (state * 75 + 74) % 65_537
    return SCALE[state % SCALE.length] ?? 0
  })
}

/** A short tune as a WAV file, which example recordings play: 8 kHz, 8 bit, one channel. */
export function tune(name: string): Uint8Array<ArrayBuffer> {
  const steps = stepsOf(name)
  const perNote = RATE * NOTE_S
  const length = perNote * steps.length
  const bytes = new Uint8Array(HEADER + length)
  const view = new DataView(bytes.buffer)
  const word = (at: number, text: string) => {
    for (const [place, letter] of [...text].entries()) bytes[at + place] = letter.charCodeAt(0)
  }
  word(0, 'RIFF')
  view.setUint32(4, HEADER - 8 + length, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  word(36, 'data')
  view.setUint32(40, length, true)
  for (const [note, step] of steps.entries()) {
    const pitch = 262 * 2 ** (step / 12)
    for (let sample = 0; sample < perNote; sample += 1) {
      const turn = (2 * Math.PI * pitch * sample) / RATE
      const fading = Math.exp((-4 * sample) / perNote)
      const tone = Math.sin(turn) + 0.4 * Math.sin(2 * turn)
      bytes[HEADER + note * perNote + sample] = 128 + Math.round(70 * fading * tone)
    }
  }
  return bytes
}
