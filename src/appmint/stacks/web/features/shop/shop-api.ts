import { useMutation, useQuery } from '@tanstack/react-query'
import type { Cart, Order } from '#features/shop/cart.ts'
import type { AppliedCoupon } from '#features/shop/coupon.ts'
import { request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'

/** What is in this visitor's cart. */
export const useCart = () =>
  useQuery({ queryKey: ['shop', 'cart'], queryFn: () => request<Cart>('/api/shop/cart') })

export const useAddToCart = () =>
  useChange((body: { productId: number; quantity: number }) =>
    request<Cart>('/api/shop/cart', { method: 'POST', body }),
  )

export const useSetQuantity = () =>
  useChange(({ id, quantity }: { id: number; quantity: number }) =>
    request<Cart>(`/api/shop/cart/${id}`, { method: 'PATCH', body: { quantity } }),
  )

export const useRemoveLine = () =>
  useChange((id: number) => request<Cart>(`/api/shop/cart/${id}`, { method: 'DELETE' }))

/** What a coupon takes off this visitor's cart. */
export const useCoupon = () =>
  useMutation({
    mutationFn: (couponCode: string) =>
      request<AppliedCoupon>('/api/shop/coupon', { method: 'POST', body: { couponCode } }),
  })

/** This visitor's orders, the newest first. */
export const useOrderHistory = () =>
  useQuery({ queryKey: ['shop', 'orders'], queryFn: () => request<Order[]>('/api/shop/orders') })

export const useCancelOrder = () =>
  useChange((id: number) => request<object>(`/api/shop/orders/${id}/cancel`, { method: 'POST' }))

export const useOrderSlip = (id: number) =>
  useQuery({
    queryKey: ['shop', 'orders', id],
    queryFn: () => request<Order>(`/api/shop/orders/${id}`),
  })
