// A reader of Parquet in JavaScript, for a table with geometry.
import { readFileSync } from "node:fs";

const { parquetMetadata } = await import(`${process.env.NODE_PATH}/hyparquet/src/index.js`);
const { buffer, byteOffset, byteLength } = readFileSync(process.argv[2]);
const metadata = parquetMetadata(buffer.slice(byteOffset, byteOffset + byteLength));
const geo = JSON.parse(metadata.key_value_metadata.find(({ key }) => key === "geo").value);
const kinds = geo.columns[geo.primary_column].geometry_types.join(", ");
console.log(`${metadata.num_rows} rows, GeoParquet ${geo.version}: ${kinds}`);
