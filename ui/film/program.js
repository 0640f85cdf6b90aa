// The program of all films and drawings of a page. A browser that cannot unzip it says so.
const unzips = "DecompressionStream" in window;
export default ({ setTriggerValue }) => { if (!unzips) setTriggerValue("told", { plain: true }); };
if (unzips) {
UNZIPPING
}
