/* HeidelTime's side: its standalone class, English, with the tagger that is asked for (TREETAGGER is its default).
 *
 * usage: RunHeidelTime CONFIG NEWS|NARRATIVES TREETAGGER QUALITY SPEED OUT TIMES PASSES
 * CPU time counts TreeTagger's processes too (the children's fields of /proc/self/stat), since HeidelTime starts one a document; the
 * third figure of a pass is the JVM's alone. */
import de.unihd.dbs.heideltime.standalone.*;
import de.unihd.dbs.heideltime.standalone.components.ResultFormatter;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import de.unihd.dbs.uima.types.heideltime.Timex3;
import java.io.*;
import java.nio.file.*;
import java.text.SimpleDateFormat;
import java.util.*;
import org.apache.uima.cas.FSIterator;
import org.apache.uima.jcas.JCas;

public final class RunHeidelTime {
	static double cpu() throws IOException {
		String s = new String(Files.readAllBytes(Paths.get("/proc/self/stat")));
		String[] f = s.substring(s.lastIndexOf(')') + 2).split(" ");
		return Lines.cpu() + (Long.parseLong(f[13]) + Long.parseLong(f[14])) / 100.0;    /* cutime, cstime in ticks */
	}

	/* Outermost expressions only, the longer of two that overlap, as HeidelTime's own writer does. */
	static final class Collect implements ResultFormatter {
		final List<Timex3> found = new ArrayList<>();

		public String format(JCas cas) {
			found.clear();
			FSIterator it = cas.getAnnotationIndex(Timex3.type).iterator();
			List<Timex3> all = new ArrayList<>();
			while (it.hasNext())
				all.add((Timex3) it.next());
			all.sort((x, y) -> (y.getEnd() - y.getBegin()) - (x.getEnd() - x.getBegin()));
			for (Timex3 t : all) {
				boolean clear = true;
				for (Timex3 f : found)
					clear &= t.getEnd() <= f.getBegin() || f.getEnd() <= t.getBegin();
				if (clear)
					found.add(t);
			}
			found.sort(Comparator.comparingInt(Timex3::getBegin));
			StringBuilder b = new StringBuilder();
			for (Timex3 t : found)
				b.append("X\t" + t.getBegin() + "\t" + t.getEnd() + "\t" + t.getTimexType() + "\t" + Lines.clean(t.getTimexValue()) +
					"\t" + Lines.clean(t.getTimexMod()) + "\n");
			return b.toString();
		}
	}

	static String read(HeidelTimeStandalone h, Lines.Document d, SimpleDateFormat day) throws Exception {
		Date date = d.date.isEmpty() ? null : day.parse(d.date);
		return h.process(d.text, date, new Collect());
	}

	public static void main(String[] a) throws Exception {
		java.util.logging.LogManager.getLogManager().reset();
		double start = cpu(), wall = Lines.wall();
		HeidelTimeStandalone h = new HeidelTimeStandalone(Language.ENGLISH, DocumentType.valueOf(a[1]), OutputType.TIMEML, a[0],
			POSTagger.valueOf(a[2]));
		double loadCpu = cpu() - start, loadWall = Lines.wall() - wall;
		SimpleDateFormat day = new SimpleDateFormat("yyyy-MM-dd");
		try (PrintWriter out = Lines.writer(a[5])) {
			for (Lines.Document d : Lines.read(a[3])) {
				out.println("D\t" + d.id);
				out.print(read(h, d, day));
			}
		}
		List<Lines.Document> docs = Lines.read(a[4]);
		StringBuilder passes = new StringBuilder();
		for (int i = 0; i < Integer.parseInt(a[7]); i++) {
			double own = Lines.cpu();
			start = cpu();
			wall = Lines.wall();
			for (Lines.Document d : docs)
				read(h, d, day);
			passes.append(i == 0 ? "" : ",").append("[" + (cpu() - start) + "," + (Lines.wall() - wall) + "," + (Lines.cpu() - own) + "]");
		}
		try (PrintWriter t = Lines.writer(a[6])) {
			t.println("{\"load\":[" + loadCpu + "," + loadWall + "],\"passes\":[" + passes + "]}");
		}
	}
}
