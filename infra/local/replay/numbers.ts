const grouped = new Intl.NumberFormat('ru-RU');

/** 48 832. */
export function whole(count: number): string {
  return grouped.format(count);
}

/** «2 мин 5 с» of seconds. */
export function duration(seconds: number): string {
  const total = Math.round(seconds);
  if (total < 60) return `${total} с`;
  const minutes = Math.floor(total / 60);
  return minutes < 60 ? `${minutes} мин ${total % 60} с` : `${Math.floor(minutes / 60)} ч ${minutes % 60} мин`;
}
