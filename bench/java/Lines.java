/* The plain files between the Java programs and the scripts.
 *
 * In: a document a line, `id TAB date TAB text`, with \\ \n \r \t written as escapes.
 * Out: `D id`, then a line each: `S first last`, `T begin end lemma xpos head deprel`, `M begin end type`,
 * `X begin end type value mod`; offsets are UTF-16 units, tabs between the fields. */
import java.io.*;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;

final class Lines {
	static final class Document {
		String id, date, text;
	}

	static String unescape(String s) {
		StringBuilder b = new StringBuilder();
		for (int i = 0; i < s.length(); i++) {
			char c = s.charAt(i);
			if (c == '\\' && i + 1 < s.length()) {
				c = s.charAt(++i);
				c = c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
			}
			b.append(c);
		}
		return b.toString();
	}

	static List<Document> read(String path) throws IOException {
		List<Document> out = new ArrayList<>();
		for (String line : Files.readAllLines(Paths.get(path), StandardCharsets.UTF_8)) {
			String[] f = line.split("\t", -1);
			Document d = new Document();
			d.id = f[0];
			d.date = f[1];
			d.text = unescape(f[2]);
			out.add(d);
		}
		return out;
	}

	static PrintWriter writer(String path) throws IOException {
		return new PrintWriter(Files.newBufferedWriter(Paths.get(path), StandardCharsets.UTF_8));
	}

	static String clean(String s) {
		return s == null ? "" : s.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
	}

	/* CPU seconds of this process, garbage collection and compilation included. */
	static double cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
	}

	static double wall() {
		return System.nanoTime() / 1e9;
	}
}
