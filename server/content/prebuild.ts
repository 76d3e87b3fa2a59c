/** Run by the build after the server: reads the authored workshops once for all starts. */
import { prebuildWorkshops } from "@/server/content/prebuilt-workshops";

prebuildWorkshops();
