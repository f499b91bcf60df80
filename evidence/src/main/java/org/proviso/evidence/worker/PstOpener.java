package org.proviso.evidence.worker;

import com.pff.PSTException;
import com.pff.PSTFile;
import com.pff.PSTFolder;
import com.pff.PSTMessage;
import com.pff.PSTObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.tika.mime.MediaType;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.manifest.Outcome;

/// Stores of Outlook ([MS-PST]), by java-libpst.
///
/// Each item of each folder becomes a mail of its own, named by the path of its folder and its
/// position there. What a folder declares and does not have is counted, as are the items that
/// programs keep for themselves beside a folder's own and that are not read. Folders of searches
/// only refer to items elsewhere.
final class PstOpener implements Opener {

  private static final int DEEPEST = 100;

  /// Where a store says how it is scrambled ([MS-PST] 2.2.2.6), by the version before it.
  private static final int VERSION_AT = 10;

  private static final int UNICODE_FROM = 20;
  private static final int UNICODE_SCRAMBLED_AT = 513;
  private static final int ANSI_SCRAMBLED_AT = 461;

  @Override
  public boolean opens(MediaType type) {
    return type.getBaseType().toString().equals("application/vnd.ms-outlook-pst");
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    int scrambled = scrambled(source.file());
    harvest.field("pst:scrambled", Integer.toString(scrambled));
    if (scrambled != PSTFile.ENCRYPTION_TYPE_NONE
        && scrambled != PSTFile.ENCRYPTION_TYPE_COMPRESSIBLE) {
      throw FormatException.unsupported("pst-scrambled-" + scrambled);
    }
    try {
      PSTFile file = new PSTFile(source.file().toFile());
      try {
        new Reading(file, harvest).read();
      } finally {
        file.close();
      }
    } catch (PSTException e) {
      throw FormatException.corrupt(Faults.reason(e));
    }
  }

  private static int scrambled(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(VERSION_AT);
      int version = bytes.read();
      bytes.seek(version >= UNICODE_FROM ? UNICODE_SCRAMBLED_AT : ANSI_SCRAMBLED_AT);
      return bytes.read();
    }
  }

  private static final class Reading {

    private final PSTFile file;
    private final Harvest harvest;
    private final Set<Long> seen = new HashSet<>();
    private @Nullable PstNodes nodes;

    Reading(PSTFile file, Harvest harvest) {
      this.file = file;
      this.harvest = harvest;
    }

    void read() throws IOException, PSTException {
      folder(file.getRootFolder(), "", 0);
    }

    private void folder(PSTFolder folder, String around, int depth) throws DiskException {
      if (folder.getNodeType() == PSTObject.NID_TYPE_SEARCH_FOLDER
          || !seen.add(folder.getDescriptorNodeId())) {
        return;
      }
      String name = folder.getDisplayName().replace('/', '_');
      String path = depth == 0 ? "" : around.isEmpty() ? name : around + "/" + name;
      items(folder, path);
      List<PSTFolder> below = List.of();
      try {
        below = folder.hasSubfolders() ? folder.getSubFolders() : below;
      } catch (IOException | PSTException | RuntimeException e) {
        harvest.lost(path + "/", -1, new Outcome.Corrupt("folders-below-" + Faults.reason(e), 0));
      }
      for (PSTFolder inner : below) {
        if (depth >= DEEPEST) {
          harvest.lost(path + "/", -1, new Outcome.Corrupt("folders-nested-too-deep", 0));
          return;
        }
        folder(inner, path, depth + 1);
      }
    }

    private void items(PSTFolder folder, String path) throws DiskException {
      int declared = folder.getContentCount();
      int listed = 0;
      for (Found found : found(folder)) {
        listed++;
        item(found, path + "/" + listed + ".eml");
      }
      int beside = folder.getAssociateContentCount();
      if (declared > 0 || listed > 0 || beside > 0) {
        harvest.field(
            "pst:folder",
            path + " declares=" + declared + " has=" + listed + " associated=" + beside);
      }
      if (listed < declared) {
        harvest.others(
            declared - listed,
            new Outcome.Corrupt("folder-declares-" + declared + "-has-" + listed, 0));
      }
      if (beside > 0) {
        harvest.others(beside, new Outcome.Unsupported("associated-items"));
      }
    }

    /// An item that a folder lists: by its number, or loaded, or what it failed of.
    private record Found(int node, @Nullable PSTObject item, String fault) {}

    /// Returns what a folder lists: all rows of its table, also those behind the count that it
    /// declares; without a table, what the tree of all nodes has below it.
    ///
    /// The library takes the table for one in blocks of 8 KiB. In stores of Outlook 2013 and later
    /// blocks are longer, so rows behind the first block lead nowhere: the tree is asked for as
    /// many that no row leads to.
    private List<Found> found(PSTFolder folder) {
      List<Found> found = new ArrayList<>();
      try {
        List<Integer> listed = folder.getChildDescriptorNodes();
        boolean isWhole =
            listed.size() >= folder.getContentCount()
                && listed.stream().allMatch(PstNodes::isOfItem);
        for (int node : isWhole ? listed : nodes().of((int) folder.getDescriptorNodeId(), listed)) {
          found.add(new Found(node, null, ""));
        }
      } catch (IOException | PSTException | RuntimeException e) {
        if (folder.getContentCount() == 0) {
          found.add(new Found(0, null, "folder-" + Faults.reason(e)));
        }
      }
      if (found.isEmpty() && folder.getContentCount() > 0) {
        try {
          for (PSTObject it = folder.getNextChild(); it != null; it = folder.getNextChild()) {
            found.add(new Found(0, it, ""));
          }
        } catch (IOException | PSTException | RuntimeException e) {
          // The cursor stays where it failed, so that nothing behind it can be had.
          found.add(new Found(0, null, Faults.reason(e)));
        }
      }
      return found;
    }

    private PstNodes nodes() throws IOException, PSTException {
      PstNodes known = nodes == null ? PstNodes.of(file) : nodes;
      nodes = known;
      return known;
    }

    private void item(Found found, String name) throws DiskException {
      if (harvest.isFull()) {
        harvest.lost(name, -1, new Outcome.Absent("not-listed"));
        return;
      }
      PSTObject item = found.item();
      String fault = found.fault();
      if (item == null && fault.isEmpty()) {
        try {
          item = PSTObject.detectAndLoadPSTObject(file, found.node());
        } catch (IOException | PSTException | RuntimeException e) {
          fault = Faults.reason(e);
        }
      }
      if (item instanceof PSTMessage message) {
        put(message, name);
      } else {
        harvest.lost(name, -1, new Outcome.Corrupt(fault.isEmpty() ? "no-message" : fault, 0));
      }
    }

    private void put(PSTMessage message, String name) throws DiskException {
      Path written = temporary();
      try {
        PstMail mail = new PstMail();
        String fault = write(mail, message, written);
        for (String missing : mail.shortfalls()) {
          harvest.field("pst:attachment", name + " " + missing);
        }
        if (!fault.isEmpty()) {
          harvest.lost(name, -1, new Outcome.Corrupt(fault, 0));
          return;
        }
        try (InputStream in = Files.newInputStream(written)) {
          harvest.part(
              name, -1, in, () -> mail.shortfalls().isEmpty() ? "" : "attachments-incomplete");
        }
      } catch (DiskException e) {
        throw e;
      } catch (IOException e) {
        throw new DiskException(e);
      } finally {
        delete(written);
      }
    }

    /// Returns what the writing failed of; empty if it did not.
    private static String write(PstMail mail, PSTMessage message, Path target) throws IOException {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
        mail.write(message, out);
        return "";
      } catch (PSTException | RuntimeException e) {
        return Faults.reason(e);
      }
    }

    private static Path temporary() throws DiskException {
      try {
        return Files.createTempFile("item", ".eml");
      } catch (IOException e) {
        throw new DiskException(e);
      }
    }

    private static void delete(Path written) throws DiskException {
      try {
        Files.deleteIfExists(written);
      } catch (IOException e) {
        throw new DiskException(e);
      }
    }
  }
}
