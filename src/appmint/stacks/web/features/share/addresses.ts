/** Where a visitor can pass a page on: a name and the address that takes its title and link. */
export function shareAddresses(title: string, link: string): { name: string; href: string }[] {
  const [text, url] = [encodeURIComponent(title), encodeURIComponent(link)]
  return [
    { name: 'E-mail', href: `mailto:?subject=${text}&body=${url}` },
    { name: 'WhatsApp', href: `https://wa.me/?text=${text}%20${url}` },
    { name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${url}` },
    { name: 'X', href: `https://x.com/intent/post?text=${text}&url=${url}` },
  ]
}
