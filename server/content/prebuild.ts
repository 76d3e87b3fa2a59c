/** Run by the build after the server: reads the authored workshops once for all starts. */
import { keepWorkshops } from "@/server/content/prebuilt-workshops";

keepWorkshops();
