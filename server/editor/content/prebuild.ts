/** Run by the build after the server: parses the workshops of the content folder once for all starts. */
import { prebuildWorkshops } from "@/server/editor/content/prebuilt-workshops";

prebuildWorkshops();
