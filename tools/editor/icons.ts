/** Pictures of the services, drawn for this editor: none is a trade mark of theirs. 24 by 24 units. */
const ICONS: Readonly<Record<string, string>> = {
  // A megaphone.
  InfluencerSoft:
    '<rect width="24" height="24" rx="6" fill="#6d3bd2"/><path d="M6 10.2v3.6l2.4.4L9.6 18h2l-.8-3.5L17 16.5v-9L8.4 10z" fill="#fff"/><path d="M18.6 10.4a2.6 2.6 0 0 1 0 3.2" fill="none" stroke="#fff" stroke-width="1.3" stroke-linecap="round"/>',
  // A pointer that clicks.
  JustClick:
    '<rect width="24" height="24" rx="6" fill="#0b7f86"/><path d="m10 9.5 8 3.2-3.4 1.3L13.2 17.5z" fill="#fff" stroke="#fff" stroke-width="1" stroke-linejoin="round"/><path d="M9.3 5.2v1.7M5.2 9.3h1.7M6.4 6.4l1.2 1.2" stroke="#fff" stroke-width="1.5" stroke-linecap="round"/>',
  // A review with a star.
  Aplaut:
    '<rect width="24" height="24" rx="6" fill="#c2410c"/><path d="M5.5 6.5h13v9h-6l-3.5 3v-3h-3.5z" fill="#fff"/><path d="m12 7.8 1 2.1 2.3.3-1.7 1.6.4 2.3-2-1.1-2 1.1.4-2.3-1.7-1.6 2.3-.3z" fill="#c2410c"/>',
};

/** A service that has no picture yet. */
const OTHER =
  '<rect width="24" height="24" rx="6" fill="#585e6b"/><path d="M7 9h10v8H7zM9.5 9V7.5h5V9" fill="none" stroke="#fff" stroke-width="1.5" stroke-linejoin="round"/>';

/** @param service its name: `JustClick` */
export const iconOf = (service: string): string => ICONS[service] ?? OTHER;
