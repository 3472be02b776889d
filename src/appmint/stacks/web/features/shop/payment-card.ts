import { z } from 'zod'

/** The check digit that every card number carries (Luhn). */
export function plausibleCardNumber(typed: string): boolean {
  const digits = typed.replace(/[\s-]/g, '')
  if (!/^\d{13,19}$/.test(digits)) {
    return false
  }
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Whether "MM/YY" is this month or later. */
export function notExpired(typed: string, now: Date): boolean {
  const [, month, year] = /^(\d{2})\s*\/\s*(\d{2})$/.exec(typed.trim()) ?? []
  if (!month || !year || Number(month) < 1 || Number(month) > 12) {
    return false
  }
  return new Date(2000 + Number(year), Number(month), 1) > now
}

const MOST_TYPED = 100
const TOO_LONG = 'This is too long.'

/** What a payment would ask for. The form of it is checked; nothing of it is ever kept. */
export const paymentCard = {
  cardNumber: z
    .string()
    .max(MOST_TYPED, TOO_LONG)
    .refine(plausibleCardNumber, 'Enter a card number, for example 4242 4242 4242 4242.'),
  cardExpiry: z
    .string()
    .max(MOST_TYPED, TOO_LONG)
    .refine((typed) => notExpired(typed, new Date()), 'Enter month and year to come, like 09/34.'),
  cardCode: z
    .string()
    .trim()
    .regex(/^\d{3,4}$/, 'Enter the 3 or 4 digits on the card.'),
}

/** The same fields where another way to pay may be chosen: then they stay empty. */
export const cardIfChosen = {
  cardNumber: z.string().max(MOST_TYPED, TOO_LONG).default(''),
  cardExpiry: z.string().max(MOST_TYPED, TOO_LONG).default(''),
  cardCode: z.string().max(MOST_TYPED, TOO_LONG).default(''),
}

/** Whether a way to pay asks for a card's details. */
export function isCard(method: string): boolean {
  return /\bcard\b/i.test(method)
}

/** Whether what is paid in a way is paid at the checkout, and not later by transfer or in cash. */
export function paidAtOnce(method: string): boolean {
  return !/\b(transfer|cash|invoice|delivery)\b/i.test(method)
}

/** Refuses a card's details that are missing or wrong, where a card is how one pays. */
export function checkCard(
  method: string,
  card: z.infer<z.ZodObject<typeof cardIfChosen>>,
  context: z.RefinementCtx,
): void {
  if (!isCard(method)) {
    return
  }
  for (const issue of z.object(paymentCard).safeParse(card).error?.issues ?? []) {
    context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message })
  }
}
