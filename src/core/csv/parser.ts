// A file of its own, so that the bundle keeps it apart: most runs do without it.
export { parse } from 'csv-parse/sync'
