/** The address of a drawn picture: a plain with a sun, its colours told by the id. */
export function picture(media: string): string {
  const hue = Array.from(media).reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 360, 7);
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675">' +
    `<rect width="1200" height="675" fill="hsl(${hue} 40% 78%)"/>` +
    `<circle cx="900" cy="190" r="80" fill="hsl(${(hue + 40) % 360} 70% 88%)"/>` +
    `<path d="M0 460 380 300l300 130 240-90 280 110v225H0z" fill="hsl(${hue} 30% 45%)"/>` +
    `<path d="M0 560 500 470l700 110v95H0z" fill="hsl(${hue} 32% 32%)"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
